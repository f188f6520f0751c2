import { decides, hides, mayDecide, oneReader, type Row, row, type Scope } from './row.ts';
import { behindService, leftBehind, withoutReader } from './rows-reader.ts';

/** What the card in one reader says, from its answer to reset to its passcode counter. */
const cardRowsOf = (target: string | undefined, scope: Scope): readonly Row[] => {
  // With several readers, the supplier’s card may be the other one.
  const supplier = oneReader(scope) ? decides : mayDecide;
  const here = { target };
  const unpowered = [
    ...behindService,
    leftBehind,
    withoutReader(scope, []),
    mayDecide('reader-driver-missing', []),
    hides('reader-busy', here),
    hides('card-absent'),
    hides('card-mute', here),
  ] as const;
  // A card that was never finished may hold the other certificate. An incomplete reading answers nothing after `card.application`; a complete one shows in `card.certificates`.
  const unread = [
    ...unpowered,
    mayDecide('reader-faulty', [], here),
    mayDecide('card-faulty', [], here),
    hides('card-series-retired', here),
    mayDecide('card-unknown', [], here),
  ] as const;
  return [
    row(
      'card.series',
      [
        ...unpowered,
        mayDecide('card-series-retired', ['retired', 'perhaps-retired'], here),
        mayDecide('card-unknown', ['perhaps-retired'], here),
      ],
      target,
    ),
    row(
      'card.application',
      [
        ...unpowered,
        mayDecide('reader-faulty', ['silent', 'garbled', 'interrupted'], here),
        mayDecide('card-faulty', ['silent', 'garbled', 'interrupted', 'missing'], here),
        mayDecide('card-series-retired', [], here),
        mayDecide('card-unknown', ['absent', 'missing'], here),
        mayDecide('card-blank', ['missing'], here),
      ],
      target,
    ),
    row(
      'card.certificates',
      [
        ...unpowered,
        decides('reader-faulty', ['unreadable'], here),
        decides('card-faulty', ['unreadable'], here),
        hides('card-series-retired', here),
        mayDecide('card-unknown', [], here),
        decides('card-blank', ['none'], here),
      ],
      target,
    ),
    row(
      'card.issuer',
      [
        ...unread,
        mayDecide('card-blank', [], here),
        supplier('unsupported-card-supplier', ['third-party']),
        decides('card-unknown', ['other'], here),
      ],
      target,
    ),
    row(
      'card.validity',
      [
        ...unread,
        mayDecide('card-blank', [], here),
        mayDecide('clock-wrong', ['expired', 'not-yet-valid', 'valid']),
        decides('card-certificate-expired', ['expired', 'not-yet-valid'], here),
      ],
      target,
    ),
    row('card.lock', [...unread, decides('card-locked', ['locked'], here)], target),
  ];
};

export const cardRows = (scope: Scope): readonly Row[] =>
  scope.readers.flatMap(reader => cardRowsOf(reader, scope));

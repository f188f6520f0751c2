import { type Decider, decides, hides, mayDecide, oneReader, type Row, row, type Scope } from './row.ts';

/** Nobody can ask about readers and cards while the service does not serve. */
export const behindService = [
  hides('smartcard-service-stopped'),
  hides('smartcard-access-denied'),
  mayDecide('smartcard-service-faulty', []),
] as const;

/** Nor about readers that a session from elsewhere leaves behind. */
export const leftBehind = hides('reader-not-redirected');

/** Where there is one reader, without it nothing can be asked; of several, or nobody knows how many, others may be there still. */
export const withoutReader = <const A extends string>(scope: Scope, answers: readonly A[]): Decider<A> =>
  oneReader(scope) ? decides('reader-absent', answers) : mayDecide('reader-absent', answers);

/** Whether PC/SC works at all, and what it lists. */
const serviceRows = (scope: Scope): readonly Row[] => [
  // Windows stops the service when the last reader goes.
  row('pcsc.service', [
    mayDecide('reader-absent', ['stopped']),
    mayDecide('reader-not-redirected', ['stopped']),
    decides('smartcard-service-stopped', ['stopped']),
    decides('smartcard-access-denied', ['refuses']),
    decides('smartcard-service-faulty', ['silent', 'failing']),
  ]),
  row('readers.attached', [leftBehind, decides('reader-absent', ['no'])]),
  row('readers.driver', [
    leftBehind,
    withoutReader(scope, []),
    decides('reader-driver-missing', ['missing']),
  ]),
  // With a second reader whose driver works, the list is not empty.
  row('readers.listed', [
    ...behindService,
    decides('reader-not-redirected', ['none']),
    withoutReader(scope, ['none']),
    mayDecide('reader-driver-missing', ['none']),
  ]),
];

/** What is wrong with a card that answers to reset: where it is, the reader is not empty. */
const ofAwakeCards = [
  'card-series-retired',
  'card-unknown',
  'card-faulty',
  'card-blank',
  'card-certificate-expired',
  'card-locked',
] as const;

/** The reader at hand, and how many cards there are. A reader that is busy or faulty leaves the count unanswered. */
export const readerRows = (scope: Scope): readonly Row[] => [
  ...serviceRows(scope),
  ...scope.readers.map(target =>
    row(
      'reader.state',
      [
        ...behindService,
        leftBehind,
        withoutReader(scope, ['gone']),
        mayDecide('reader-driver-missing', []),
        decides('reader-busy', ['busy'], { target }),
        mayDecide('reader-faulty', ['faulty', 'gone', 'silent', 'unpowered', 'mismatch'], { target }),
        // Some readers cannot tell an empty slot from a silent card.
        mayDecide('card-absent', []),
        mayDecide('card-absent', ['empty']),
        mayDecide('card-faulty', ['mismatch'], { target }),
        mayDecide('card-unknown', ['mismatch'], { target }),
        decides('card-mute', ['mute', 'silent', 'unpowered'], { target }),
        ...ofAwakeCards.map(cause => decides(cause, ['ready'], { target })),
      ],
      target,
    ),
  ),
  row('readers.cards', [
    ...behindService,
    leftBehind,
    withoutReader(scope, []),
    // The card in a reader without a driver is not counted.
    mayDecide('reader-driver-missing', ['one', 'none', 'none-or-mute']),
    decides('card-absent', ['none', 'none-or-mute']),
    ...scope.readers.map(target => mayDecide('card-mute', ['none-or-mute'], { target })),
    decides('several-cards', ['several']),
  ]),
];

import { decides, hides, mayDecide, type Row, row, type Scope } from './row.ts';

/** Whether PC/SC works at all, and what it lists. */
const serviceRows: readonly Row[] = [
  // Windows stops the service when the last reader goes.
  row('pcsc.service', [
    mayDecide('reader-absent', ['stopped']),
    decides('smartcard-service-stopped', ['stopped']),
  ]),
  row('readers.attached', [decides('reader-absent', ['no'])]),
  row('readers.driver', [hides('reader-absent'), decides('reader-driver-missing', ['missing'])]),
  // With a second reader whose driver works, the list is not empty.
  row('readers.listed', [
    hides('smartcard-service-stopped'),
    decides('reader-absent', ['none']),
    mayDecide('reader-driver-missing', ['none']),
  ]),
];

/** The reader at hand, and how many cards there are. A reader that is busy or faulty leaves the count unanswered. */
export const readerRows = ({ readers }: Scope): readonly Row[] => [
  ...serviceRows,
  ...readers.map(target =>
    row(
      'reader.state',
      [
        hides('smartcard-service-stopped'),
        hides('reader-absent'),
        mayDecide('reader-driver-missing', []),
        decides('reader-busy', ['busy'], { target }),
        mayDecide('reader-faulty', ['faulty', 'silent'], { target }),
        mayDecide('card-absent', []),
        decides('card-mute', ['mute'], { target }),
      ],
      target,
    ),
  ),
  row('readers.cards', [
    hides('smartcard-service-stopped'),
    hides('reader-absent'),
    // The card in a reader without a driver is not counted.
    mayDecide('reader-driver-missing', ['one', 'none', 'none-or-mute']),
    decides('card-absent', ['none', 'none-or-mute']),
    ...readers.map(target => mayDecide('card-mute', ['none-or-mute'], { target })),
    decides('several-cards', ['several']),
  ]),
];

import { EventEmitter } from 'node:events';
import t from 'tap';
import { stateBits } from '../../src/pcsc/constants.ts';
import type { Pcsclite, ReaderStatus } from './pcsclite.ts';
import { pcscliteAdapter } from './pcsclite-adapter.ts';

const atr = Uint8Array.of(0x3b, 0);
const empty: ReaderStatus = { state: 0x10 };
const awake: ReaderStatus = { state: stateBits.present, atr };

/** The package with one reader, whose card wakes up; it tells these statuses, the first before and the rest after that. */
const packageTelling = (first: ReaderStatus, ...rest: readonly ReaderStatus[]): Pcsclite => {
  const reader = Object.assign(new EventEmitter(), {
    connect: (_: unknown, done: (error: null, protocol: number) => void) => {
      done(null, 2);
      setImmediate(() => {
        for (const status of rest) reader.emit('status', status);
      });
    },
    disconnect: (_: number, done: (error: null) => void) => done(null),
    transmit: () => {},
  });
  return () => {
    const monitor = Object.assign(new EventEmitter(), {
      start: (heard: (error: undefined, names: Buffer) => void) =>
        heard(undefined, Buffer.from('Reader\0\0')),
    });
    setImmediate(() =>
      monitor.start(() => {
        monitor.emit('reader', reader);
        reader.emit('status', first);
      }),
    );
    return monitor;
  };
};

const connect = (pcsclite: Pcsclite) => pcscliteAdapter(pcsclite).connect('Reader', 'shared', 1000);

t.test('a card is awake when the package has told its ATR, before or after', async t => {
  t.match(await connect(packageTelling(awake)), { kind: 'ok', value: { atr, protocol: 'T=1' } });
  t.match(await connect(packageTelling(empty, awake)), { kind: 'ok', value: { atr } });
});

t.test('a card pulled before its ATR is told is gone, not waited for', async t => {
  t.match(await connect(packageTelling(empty, empty)), { kind: 'failed', code: 'card-removed' });
});

t.test('an error thrown at once is a failure like any other', async t => {
  const broken: Pcsclite = () => {
    throw new Error('SCardEstablishContext error: Service not available.(0x8010001d)');
  };
  t.match(await connect(broken), { kind: 'failed', code: 'no-service' });
  t.match(await pcscliteAdapter(broken).list(), { kind: 'failed', code: 'no-service' });
});

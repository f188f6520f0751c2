import { toHex } from '../../src/card/hex.ts';
import { readOnlyCommand } from '../../src/card/read-only.ts';
import type { CardSession } from '../../src/doors/readers.ts';
import type { Workstation } from '../../src/doors/workstation.ts';
import { map, type Outcome, ok } from '../../src/outcome.ts';
import { type PlainDoor, plainAnswers } from './door-answers.ts';
import { inTurn } from './in-turn.ts';
import type { Call, Connection } from './tape.ts';

type Asked = Pick<Call, 'door' | 'method' | 'args' | 'session'>;
type Method = (...args: readonly unknown[]) => Promise<Outcome<unknown>>;

/** A command that could carry a passcode is told by its header alone. */
const written = (command: Uint8Array): string =>
  toHex(readOnlyCommand(command) === null ? command.subarray(0, 4) : command);

const same = (value: unknown): unknown => value;

/**
 * The same workstation, whose every call is noted with its outcome as soon as it is answered. While it is recorded
 * answers come one at a time and its clock moves only with them, so that a replay can tell the same time at the same
 * moment.
 */
export const recording = (workstation: Workstation, note: (call: Call) => void): Workstation => {
  let now = workstation.clock.now();
  const turn = inTurn();
  let asked = 0;
  let answered = 0;
  let told = 0;
  let bounded = 0;
  let sessions = 0;

  const noted = async <T>(
    call: Asked,
    make: () => Promise<Outcome<T>>,
    asJson: (value: T) => unknown = same,
  ): Promise<Outcome<T>> => {
    const place = ++asked;
    const outcome = await make();
    await turn(++answered);
    now = workstation.clock.now();
    note({ asked: place, told: ++told, at: now, ...call, outcome: map(outcome, asJson) });
    return outcome;
  };

  const plain = <Door extends PlainDoor>(door: Door): Workstation[Door] => {
    const inner: object = workstation[door];
    const methods = Object.keys(plainAnswers[door]).map(method => {
      const call: Method = (...args) => Reflect.apply(Reflect.get(inner, method), inner, args);
      return [
        method,
        (...args: readonly unknown[]) =>
          noted({ door, method, args: args.slice(0, -1) }, () => call(...args)),
      ];
    });
    // The table of answers has every method of the door.
    return Object.fromEntries(methods) as unknown as Workstation[Door];
  };

  const session = (card: CardSession, number: number): CardSession => {
    const on = { door: 'readers', session: number } as const;
    return {
      atr: card.atr,
      protocol: card.protocol,
      transmit: (command, deadline) =>
        noted(
          { ...on, method: 'transmit', args: [written(command)] },
          () => card.transmit(command, deadline),
          toHex,
        ),
      async end() {
        await noted({ ...on, method: 'end', args: [] }, async () => {
          await card.end();
          return ok(null);
        });
      },
    };
  };

  return {
    clock: {
      now: () => now,
      within: (ms, work) =>
        noted(
          { door: 'clock', method: 'within', args: [++bounded] },
          () => workstation.clock.within(ms, work),
          () => null,
        ),
    },
    readers: {
      list: deadline =>
        noted({ door: 'readers', method: 'list', args: [] }, () => workstation.readers.list(deadline)),
      async connect(reader, deadline) {
        let number = 0;
        const connected = await noted(
          { door: 'readers', method: 'connect', args: [reader] },
          () => workstation.readers.connect(reader, deadline),
          ({ atr, protocol }): Connection => {
            number = ++sessions;
            return { session: number, atr: toHex(atr), protocol };
          },
        );
        return map(connected, card => session(card, number));
      },
    },
    usb: plain('usb'),
    credentialManagement: plain('credentialManagement'),
    software: plain('software'),
    network: plain('network'),
    directory: plain('directory'),
    person: plain('person'),
    close: () => workstation.close(),
  };
};

import { toHex } from '../../src/card/hex.ts';
import { readOnlyCommand } from '../../src/card/read-only.ts';
import type { CardSession } from '../../src/doors/readers.ts';
import type { Workstation } from '../../src/doors/workstation.ts';
import { map, type Outcome, ok } from '../../src/outcome.ts';
import { plainDoors } from './door-answers.ts';
import { inTurn } from './in-turn.ts';
import type { Call, Connection } from './tape.ts';

type Asked = Pick<Call, 'door' | 'method' | 'args' | 'session'>;

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
    ...plainDoors((called, call) => noted(called, () => call(workstation))),
    close: () => workstation.close(),
  };
};

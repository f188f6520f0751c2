import { hex, toHex } from '../../src/card/hex.ts';
import type { CardSession } from '../../src/doors/readers.ts';
import type { Workstation } from '../../src/doors/workstation.ts';
import { failed, map, type Outcome, ok, skipped } from '../../src/outcome.ts';
import { plainDoors } from './door-answers.ts';
import { inTurn } from './in-turn.ts';
import { cardShelf, grouped, type Shelf, shelfOf } from './shelf.ts';
import type { Call, Connection, Tape } from './tape.ts';

/** Why a door says nothing: nobody asked it this while the tape was recorded, or the recording ended before. */
const notHeld = 'the tape does not hold this call';

/** Why work says nothing that was under way when the tape ended. */
const brokeOff = 'the recording broke off before this was done';

/**
 * The workstation of a tape: every call gets the outcome that the same call got then, in the same order and at the same
 * time of its clock, without waiting. Deadlines are not looked at. What the tape does not hold is `skipped`, and so is all
 * work that was not done when the recording broke off: nobody knows what it would have come to.
 */
export const replaying = ({ header, calls, whole }: Tape): Workstation => {
  const shelf = shelfOf(calls.filter(({ session }) => session === undefined));
  const sessions = grouped(calls, ({ session }) => session);
  const turn = inTurn();
  let latest = { told: 0, at: Date.parse(header.takenAt) };
  let bounded = 0;

  const retold = async (call: Call): Promise<Outcome<never>> => {
    await turn(call.told);
    if (call.told > latest.told) latest = call;
    // The tape's schema has seen to it that the answer fits the call.
    return call.outcome as Outcome<never>;
  };

  const replay = async (
    from: Shelf,
    door: Call['door'],
    method: string,
    args: readonly unknown[],
  ): Promise<Outcome<never>> => {
    const call = from.take({ door, method, args });
    return call === null ? skipped(notHeld) : retold(call);
  };

  const session = ({ session: number, atr, protocol }: Connection): CardSession => {
    const card = cardShelf(sessions.get(number) ?? []);
    return {
      atr: hex(atr),
      protocol,
      transmit: async command =>
        map<string, Uint8Array>(await replay(card, 'readers', 'transmit', [toHex(command)]), hex),
      async end() {
        await replay(card, 'readers', 'end', []);
      },
    };
  };

  return {
    clock: {
      now: () => latest.at,
      /** The work is done anew; that it was late or broke then is repeated. */
      async within(_ms, work) {
        const call = shelf.take({ door: 'clock', method: 'within', args: [++bounded] });
        const done = work().then(ok, error => failed('crashed', String(error)));
        if (call !== null && call.outcome.kind !== 'ok') return retold(call);
        const outcome = await done;
        if (call === null) return whole ? outcome : skipped(brokeOff);
        await retold(call);
        return outcome;
      },
    },
    readers: {
      list: () => replay(shelf, 'readers', 'list', []),
      connect: async reader =>
        map<Connection, CardSession>(await replay(shelf, 'readers', 'connect', [reader]), session),
    },
    ...plainDoors(({ door, method, args }) => replay(shelf, door, method, args)),
    async close() {},
  };
};

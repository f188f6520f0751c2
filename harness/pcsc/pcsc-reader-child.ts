import { failed, type Outcome, ok } from '../../src/outcome.ts';
import { bounded } from '../clock.ts';
import type { Connection } from './adapter.ts';
import type { Approach, Call, CallName, ChildCalls, Powered, Transmission } from './child-calls.ts';
import { adapterVariable, chooseAdapter } from './choose-adapter.ts';

/**
 * A process of its own for one PC/SC connection, so that a silent card or a stopped service blocks nobody else. It
 * answers each `Call` with an `Outcome`, one after the other, and has no deadlines: its parent kills it.
 */

/** How long the card may take to be let go when the parent is gone. Milliseconds. */
const longestFarewell = 500;

const adapter = chooseAdapter(process.env[adapterVariable]);
let held: Connection | null = null;

const connect = async ({ reader, patience }: Approach): Promise<Outcome<Powered>> => {
  if (adapter.kind !== 'ok') return adapter;
  const connection = await adapter.value.connect(reader, 'shared', patience);
  if (connection.kind !== 'ok') return connection;
  held = connection.value;
  return ok({ atr: held.atr, protocol: held.protocol });
};

/** A card pulled in the middle of a command looks like an empty success or a failed exchange, until the next poll. */
const transmit = async ({ command, settle }: Transmission): Promise<Outcome<Uint8Array>> => {
  if (held === null) return failed('card-removed', 'not connected');
  const outcome = await held.transmit(command);
  if (outcome.kind === 'ok' && outcome.value.length >= 2) return outcome;
  if (outcome.kind === 'ok' && outcome.value.length === 1) return failed('malformed', 'response of one byte');
  const failure = outcome.kind === 'ok' ? failed('malformed', 'empty response') : outcome;
  if (failure.kind === 'skipped') return failure;
  const inDoubt = outcome.kind === 'ok' || failure.code === 'reader-error';
  return inDoubt && (await held.cardLeaves(settle)) ? failed('card-removed', failure.detail) : failure;
};

const leave = async (): Promise<Outcome<null>> => {
  await held?.leave();
  held = null;
  return ok(null);
};

const answer = async ({ call, ask }: Call): Promise<Outcome<ChildCalls[CallName]['answer']>> => {
  switch (call) {
    case 'list':
      return adapter.kind === 'ok' ? adapter.value.list() : adapter;
    case 'connect':
      return connect(ask);
    case 'transmit':
      return transmit(ask);
    case 'leave':
      return leave();
  }
};

let turn: Promise<unknown> = Promise.resolve();
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const done = turn.then(work);
  turn = done.catch(() => {});
  return done;
};

const end = () => process.kill(process.pid, 'SIGKILL');

process.on('message', async (call: Call) => {
  const outcome = await inTurn(() => answer(call));
  process.send?.(outcome, undefined, undefined, () => call.call === 'leave' && end());
});

// An interrupted parent ends, and only then does its child, so that the card is let go properly.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
// An ordinary exit would wait for a card that never answers.
process.on('disconnect', () => bounded(longestFarewell, () => inTurn(leave)).then(end));

import { failed, type Outcome, ok } from '../../src/outcome.ts';
import { bounded } from '../clock.ts';
import type { Connection } from './adapter.ts';
import {
  type Approach,
  type Call,
  type CallName,
  type ChildCalls,
  type Powered,
  ready,
} from './child-calls.ts';
import { adapterVariable, chooseAdapter } from './choose-adapter.ts';
import { exchange } from './exchange.ts';

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
      return held === null ? failed('card-removed', 'not connected') : exchange(held, ask);
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
for (const signal of ['SIGINT', 'SIGHUP', 'SIGQUIT'] as const) process.on(signal, () => {});
// An ordinary exit would wait for a card that never answers.
process.on('disconnect', () => bounded(longestFarewell, () => inTurn(leave)).then(end));

process.send?.(ready);

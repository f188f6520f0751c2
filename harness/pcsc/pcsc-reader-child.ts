import { failed, type Outcome, ok, skipped } from '../../src/outcome.ts';
import { scardFailure } from '../../src/pcsc/scard-codes.ts';
import { pause } from '../clock.ts';
import type { Call, CallName, ChildCalls, Transmission } from './child-calls.ts';
import { listReaders, loadPcsclite, type WatchedReader, watchReader } from './pcsclite.ts';

/**
 * A process of its own for one PC/SC connection, so that a silent card or a stopped service blocks nobody else. It
 * answers each `Call` with an `Outcome`, one at a time, and has no deadlines: its parent kills it.
 */

const howToInstall =
  'the npm package pcsclite is missing or was not built; it needs a C++ compiler and, on Debian, libpcsclite-dev';

const presentBit = 0x20;

const pcsclite = loadPcsclite();
let held: { readonly reader: WatchedReader; readonly protocol: number } | undefined;

const connect = async (load: NonNullable<typeof pcsclite>, name: string) => {
  const reader = await watchReader(load, name);
  const protocol = await reader.connect('shared');
  held = { reader, protocol };
  const { atr = new Uint8Array() } = await reader.until(status => (status.atr?.length ?? 0) > 0);
  return ok({ atr: Uint8Array.from(atr), protocol: protocol === 1 ? 'T=0' : 'T=1' } as const);
};

/** Whether the service comes to see, within `ms`, that the slot is empty. */
const cardLeaves = async (reader: WatchedReader, ms: number): Promise<boolean> => {
  const enough = new AbortController();
  const left = reader.until(({ state }) => (state & presentBit) === 0).then(() => true);
  const stayed = pause(ms, enough.signal).then(
    () => false,
    () => false,
  );
  const leaves = await Promise.race([left, stayed]);
  enough.abort();
  return leaves;
};

/** A card pulled in the middle of a command looks like an empty success or a failed exchange, until the next poll. */
const transmit = async ({ command, settle }: Transmission): Promise<Outcome<Uint8Array>> => {
  if (held === undefined) return failed('card-removed', 'not connected');
  const { reader, protocol } = held;
  const outcome = await reader.transmit(command, protocol).then(ok, asFailure);
  if (outcome.kind === 'failed') {
    const inDoubt = outcome.code === 'reader-error' && (await cardLeaves(reader, settle));
    return inDoubt ? failed('card-removed', outcome.detail) : outcome;
  }
  if (outcome.value.length === 0) {
    await cardLeaves(reader, settle);
    return failed('card-removed', 'empty response');
  }
  if (outcome.value.length === 1) return failed('malformed', 'response of one byte');
  return ok(Uint8Array.from(outcome.value));
};

const asFailure = (error: unknown) => scardFailure(error instanceof Error ? error.message : String(error));

const answer = async ({ call, ask }: Call): Promise<Outcome<ChildCalls[CallName]['answer']>> => {
  if (pcsclite === null) return skipped(howToInstall);
  switch (call) {
    case 'list':
      return ok(await listReaders(pcsclite));
    case 'connect':
      return connect(pcsclite, ask);
    case 'transmit':
      return transmit(ask);
    case 'leave':
      await held?.reader.leave();
      return ok(null);
  }
};

process.on('message', async (call: Call) => {
  process.send?.(await answer(call).catch(asFailure));
});

// An ordinary exit would wait for a card that never answers.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

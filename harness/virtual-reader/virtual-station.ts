import type { Pace, SimCard } from '../../sim/card/sim-card.ts';
import { type SmartcardService, smartcardService } from '../../sim/pcsc/smartcard-service.ts';
import type { World } from '../../sim/world.ts';
import type { ReadersDoor } from '../../src/doors/readers.ts';
import { ok } from '../../src/outcome.ts';
import { bounded, pause } from '../clock.ts';
import { pcscReaders } from '../pcsc/pcsc-readers.ts';
import type { Sight } from '../pcsc-service/sight.ts';
import { isUserError } from '../user-error.ts';
import { holdExclusively } from './exclusive-holder.ts';
import { friendlyName, listedReaders, whyNotExpressible } from './expressible.ts';
import { startPcscd } from './pcscd.ts';
import { readerStates } from './reader-states.ts';
import { renamedReaders } from './renamed-readers.ts';
import { playReader } from './vpcd-reader.ts';

/** The readers of a world behind a real pcscd. */
export interface VirtualStation {
  readonly readers: ReadersDoor;
  /** What is in the readers; cards that are put in or taken out there come and go for pcscd too. Stopped once pcscd is gone. */
  readonly service: SmartcardService;
  /** Sends a signal to pcscd, where one runs. */
  signalService(name: NodeJS.Signals): void;
  /** Ends every process and removes every file of the station. */
  close(): Promise<void>;
}

/** How long a station may take to stand. It takes about 450 ms, most of it until pcscd looks for cards. Milliseconds. */
const longestStart = 10_000;

type Undo = () => void | Promise<void>;

/**
 * Builds the readers of a world with a real pcscd, the real libpcsclite and simulated cards, in the private namespace
 * and one at a time. Resolves when pcscd has seen every card. Throws for a world that `whyNotExpressible` refuses. `observe`
 * is told what the cards are asked and answer; which program asks, nobody knows.
 */
export const virtualStation = async (
  world: World,
  pace: Pace = 'card',
  observe: (sight: Sight) => void = () => {},
): Promise<VirtualStation> => {
  const reason = whyNotExpressible(world);
  if (reason !== null) throw new Error(reason);
  const service = smartcardService(world, pace);
  const undo: Undo[] = [];
  const close = async () => {
    for (let last = undo.pop(); last !== undefined; last = undo.pop()) await last();
  };
  let building: ReturnType<typeof build> | undefined;
  const built = await bounded(longestStart, async signal => {
    building = build(service, undo, observe, signal);
    return ok(await building);
  });
  if (built.kind === 'ok') return { ...built.value, service, close };
  // What is still being built ends with the signal, and only then is all of it known.
  const why = await building?.catch(error => error);
  await close();
  if (isUserError(why)) throw why;
  throw new Error(built.kind === 'failed' ? `virtual reader: ${built.code} ${built.detail}` : built.because);
};

const build = async (
  service: SmartcardService,
  undo: Undo[],
  observe: (sight: Sight) => void,
  signal: AbortSignal,
): Promise<Pick<VirtualStation, 'readers' | 'signalService'>> => {
  if (!service.running()) {
    const readers = pcscReaders();
    undo.push(() => readers.close());
    return { readers, signalService: () => {} };
  }
  const listed = listedReaders(service.world());
  const pcscd = await startPcscd(
    listed.map(({ name }) => friendlyName(name)),
    signal,
  );
  undo.push(() => pcscd.close());
  const placed = service.readers().map((live, n) => {
    const slot = pcscd.slots[n];
    if (slot === undefined) throw new Error(`pcscd lacks the reader ${live.slot.reader().name}`);
    return { ...live.slot.reader(), live, slot };
  });
  for (const { live, slot } of placed) undo.push(await playReader(service, live, slot.port, observe, signal));
  await cardsSeen(
    placed.filter(({ live }) => wakes(live.slot.card())).map(({ slot }) => slot.name),
    signal,
  );
  for (const { heldBy, slot } of placed)
    if (heldBy !== null) undo.push(await holdExclusively(slot.name, signal));
  void pcscd.gone.then(() => service.become({ ...service.world(), smartcardService: 'stopped' }));
  const names = new Map(placed.map(({ name, slot }) => [name, slot.name]));
  const readers = pcscReaders({ presence: 'inferred' });
  undo.push(() => readers.close());
  return { readers: renamedReaders(readers, names), signalService: pcscd.signal };
};

/** Whether pcscd will take the card for one that answered to reset. */
const wakes = (card: SimCard | null): boolean => {
  const atr = card?.atr() ?? null;
  return atr !== null && atr.length > 1 && atr.length <= 33 && (atr[0] === 0x3b || atr[0] === 0x3f);
};

/** Waits until pcscd reports a card that woke up in each of these readers. */
const cardsSeen = async (names: readonly string[], signal: AbortSignal): Promise<void> => {
  for (;;) {
    const states = await readerStates(signal);
    const awake = new Set(states.filter(state => state.awake).map(({ name }) => name));
    if (names.every(name => awake.has(name))) return;
    await pause(10, signal);
  }
};

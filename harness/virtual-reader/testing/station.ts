import type { Test } from 'tap';
import { emptyReader, healthyCard, healthyWorld } from '../../../sim/healthy-world.ts';
import type { Card, Reader, World } from '../../../sim/world.ts';
import { hex } from '../../../src/card/hex.ts';
import { virtualStation } from '../virtual-station.ts';

/** The one reader of the healthy world. */
export const name = emptyReader.name;
/** SELECT of the PIV application; the simulated cards answer it with 61 XX. */
export const selectPiv = hex('00 A4 04 00 09 A0 00 00 03 08 00 00 10 00');
/** The card wakes up and never answers a command. */
export const forever = { kind: 'stall', afterCommands: 0, ms: 'forever' } as const;

/** The healthy world with other readers, or with another card in its reader. */
export const withReaders = (...readers: readonly Reader[]): World => ({ ...healthyWorld, readers });
export const withCard = (change: Partial<Card>, reader: Partial<Reader> = {}): World =>
  withReaders({ ...emptyReader, ...reader, card: { ...healthyCard, ...change } });

/** A station that ends with the test. */
export const stand = async (t: Test, world: World) => {
  const station = await virtualStation(world);
  t.teardown(() => station.close());
  return station;
};

/** A station and a session with the card in its first reader, both of which end with the test. */
export const powered = async (t: Test, world: World) => {
  const station = await stand(t, world);
  const outcome = await station.readers.connect(name, 8000);
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
  const session = outcome.value;
  t.teardown(() => session.end());
  return { ...station, session };
};

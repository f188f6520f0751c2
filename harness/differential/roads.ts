import { simReaders } from '../../sim/doors/readers.ts';
import { smartcardService } from '../../sim/pcsc/smartcard-service.ts';
import type { World } from '../../sim/world.ts';
import type { ReadersDoor } from '../../src/doors/readers.ts';
import { pause } from '../clock.ts';
import { pcscReaders } from '../pcsc/pcsc-readers.ts';
import { servePcsc } from '../pcsc-service/pcsc-service.ts';
import { whyNotExpressible } from '../virtual-reader/expressible.ts';
import { virtualStation } from '../virtual-reader/virtual-station.ts';
import type { Case } from './fault-list.ts';
import { type Observation, observe } from './observation.ts';

/** Milliseconds for each call: in virtual time much of it, in real time enough for whatever answers at all. */
const deadline = 2000;

/** The doors of one road for one world, until they are closed. */
interface Road {
  readonly readers: ReadersDoor;
  close(): Promise<void>;
}

/** As the simulator shows the world, in virtual time. */
export const inProcess = (found: Case): Promise<Observation> =>
  observe(simReaders(smartcardService(found.world)), found.reader, deadline);

const throughOurService = async (world: World): Promise<Road> => {
  const served = await servePcsc(smartcardService(world));
  const readers = pcscReaders({ socket: served.socket });
  return {
    readers,
    async close() {
      await readers.close();
      await served.close();
    },
  };
};

/** As the real client library shows the world over our own PC/SC service. */
export const overOurService = async (found: Case): Promise<Observation> => {
  const road = await throughOurService(found.world);
  try {
    return await observe(road.readers, found.reader, deadline);
  } finally {
    await road.close();
  }
};

/** pcscd looks for cards every 400 ms: by then it has seen also those that it will not power. */
const untilLooked = 600;

/** As the real client library shows the worlds over a real pcscd, all readers in one; at most 16. */
export const overPcscd = async (group: readonly Case[]): Promise<readonly Observation[]> => {
  const [first] = group;
  if (first === undefined) return [];
  const station = await virtualStation({
    ...first.world,
    readers: group.flatMap(({ world }) => world.readers),
  });
  try {
    await pause(untilLooked, new AbortController().signal);
    return await inTurns(group, 4, ({ reader }) => observe(station.readers, reader, deadline));
  } finally {
    await station.close();
  }
};

/** Why pcscd cannot show this case; null when it can. */
export const whyNotOverPcscd = ({ world }: Case): string | null => whyNotExpressible(world);

/** Works through a list, so many at a time. */
export const inTurns = async <T, R>(
  list: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> => {
  const results: R[] = [];
  const waiting = list.entries();
  const worker = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
};

import { simReaders } from '../../sim/doors/readers.ts';
import { smartcardService } from '../../sim/pcsc/smartcard-service.ts';
import type { World } from '../../sim/world.ts';
import type { ReadersDoor } from '../../src/doors/readers.ts';
import { pause } from '../clock.ts';
import { inTurns } from '../in-turns.ts';
import { pcscReaders } from '../pcsc/pcsc-readers.ts';
import { servePcsc } from '../pcsc-service/pcsc-service.ts';
import { whyNotExpressible } from '../virtual-reader/expressible.ts';
import { virtualStation } from '../virtual-reader/virtual-station.ts';
import type { Case } from './fault-list.ts';
import { inWords, type Observation, observe } from './observation.ts';

/**
 * Milliseconds for each call: `brief` where silence is expected, so that it costs no more; `patient` where an answer is,
 * so that a machine with much to do is not taken for a silent one.
 */
const deadlines = { brief: 4000, patient: 20_000 };

/** As the simulator shows the world, in virtual time. */
export const inProcess = (found: Case): Promise<Observation> =>
  observe(simReaders(smartcardService(found.world)), found.reader, deadlines.brief);

const deadlineFor = async (found: Case): Promise<number> =>
  inWords(await inProcess(found)).includes('timed-out') ? deadlines.brief : deadlines.patient;

/** The worlds of a group as one: all its readers, and whatever else the first has. */
const together = ([first, ...others]: Group): World => ({
  ...first.world,
  readers: [first, ...others].flatMap(({ world }) => world.readers),
});

/** Cases whose readers fit into one world. */
export type Group = readonly [Case, ...Case[]];

/** Every visit of a group is a process or two, and there are few processors. */
const atOnce = 4;

/** The same readers, which are listed once for all. */
const listedOnce = (readers: ReadersDoor): ReadersDoor => {
  let list: ReturnType<ReadersDoor['list']> | undefined;
  return {
    list(limit) {
      list ??= readers.list(limit);
      return list;
    },
    connect: (reader, limit) => readers.connect(reader, limit),
  };
};

/** As the real client library shows the group over our own PC/SC service. */
export const overOurService = async (group: Group): Promise<readonly Observation[]> => {
  const served = await servePcsc(smartcardService(together(group)));
  const readers = pcscReaders({ socket: served.socket });
  try {
    const door = listedOnce(readers);
    return await inTurns(group, atOnce, async found => observe(door, found.reader, await deadlineFor(found)));
  } finally {
    await readers.close();
    await served.close();
  }
};

/** pcscd looks for cards every 400 ms: by then it has seen also those that it will not power. */
const untilLooked = 600;
/** After a card was gone for a moment it may take so long until pcscd has seen it come back. */
const untilBack = 1500;
const untilSeen = (answers: readonly string[]): Promise<void> =>
  answers.includes('card-removed') ? wait(untilBack) : Promise.resolve();
const wait = (ms: number): Promise<void> => pause(ms, new AbortController().signal);

/** As the real client library shows the group over a real pcscd. */
export const overPcscd = async (group: Group): Promise<readonly Observation[]> => {
  const station = await virtualStation(together(group));
  try {
    await wait(untilLooked);
    const door = listedOnce(station.readers);
    return await inTurns(group, atOnce, async found =>
      observe(door, found.reader, await deadlineFor(found), untilSeen),
    );
  } finally {
    await station.close();
  }
};

/** Why pcscd cannot show this case; null when it can. */
export const whyNotOverPcscd = ({ world }: Case): string | null => whyNotExpressible(world);

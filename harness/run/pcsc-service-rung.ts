import { simWorkstation } from '../../sim/workstation.ts';
import type { World } from '../../sim/world.ts';
import { realClock } from '../clock.ts';
import { pcscReaders } from '../pcsc/pcsc-readers.ts';
import { servePcsc } from '../pcsc-service/pcsc-service.ts';
import { tooMany } from '../pcsc-service/too-many.ts';
import { UserError } from '../user-error.ts';
import type { Rung } from './rung.ts';

/** Why the real client library cannot be asked here; null when it can. */
const whyNoClient = async (): Promise<string | null> => {
  const door = pcscReaders({ socket: '/nowhere' });
  const list = await door.list(10_000);
  await door.close();
  return list.kind === 'skipped' ? list.because : null;
};

const whyNotExpressible = (world: World): string | null => {
  const names = world.readers.map(({ name }) => name);
  if (new Set(names).size < names.length) return 'two readers have the same name';
  return tooMany(world);
};

/** Cards in our own PC/SC service, read through the real client library; every other door is the simulator's. */
export const pcscServiceRung: Rung = {
  name: 'pcsc-service',
  prepare: async () => {
    const why = process.platform === 'linux' ? await whyNoClient() : 'our own PC/SC service needs Linux';
    if (why !== null) throw new UserError('--rung', null, why);
  },
  expressible: whyNotExpressible,
  station: async world => {
    const simulated = simWorkstation(world);
    const served = await servePcsc(simulated.service);
    const readers = pcscReaders({ socket: served.socket });
    // Real deadlines, but the world's own date: its certificates are judged by it.
    const clock = { now: simulated.clock.now, within: realClock.within };
    const close = async () => {
      await readers.close();
      await served.close();
    };
    return { workstation: { ...simulated, clock, readers }, close };
  },
  deadline: 10_000,
  merges: [],
};

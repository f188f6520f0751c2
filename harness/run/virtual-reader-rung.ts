import { simWorkstation } from '../../sim/workstation.ts';
import { realClock } from '../clock.ts';
import { UserError } from '../user-error.ts';
import { whyNotExpressible } from '../virtual-reader/expressible.ts';
import { inNamespace, insideNamespace, whyNoNamespace } from '../virtual-reader/namespace.ts';
import { virtualStation } from '../virtual-reader/virtual-station.ts';
import type { Rung } from './rung.ts';

/** Cards in a real pcscd, read through the real client library; every other door is the simulator's. */
export const virtualReaderRung: Rung = {
  name: 'virtual-reader',
  prepare: async () => {
    const why = await whyNoNamespace();
    if (why !== null) throw new UserError('--rung', null, why);
  },
  elsewhere: async () => (insideNamespace() ? null : inNamespace(process.argv.slice(1))),
  expressible: whyNotExpressible,
  station: async world => {
    const simulated = simWorkstation(world);
    const { readers, close } = await virtualStation(world);
    // Real deadlines, but the world's own date: its certificates are judged by it.
    const clock = { now: simulated.clock.now, within: realClock.within };
    return { workstation: { ...simulated, clock, readers }, close };
  },
  deadline: 10_000,
  // vpcd has no presence switch.
  merges: [['card-absent', 'card-mute']],
};

import type { Pace } from '../../sim/card/sim-card.ts';
import type { Reader, World } from '../../sim/world.ts';
import { UserError } from '../user-error.ts';
import { listedReaders, whyNotExpressible } from '../virtual-reader/expressible.ts';
import { pcscdSocket } from '../virtual-reader/reader-states.ts';
import { virtualStation } from '../virtual-reader/virtual-station.ts';
import type { Onlooker, Stage } from './stage.ts';

const pcscdDied = 'pcscd ended by itself, and no card can be reached any more';

/** Everything of a reader but its card. */
const shell = ({ card: _, ...rest }: Reader): string => JSON.stringify(rest);
const shells = (world: World): string => JSON.stringify(listedReaders(world).map(shell));

/**
 * The world behind a real pcscd with virtual readers, in the private namespace. Only cards come and go there: pcscd
 * takes no virtual reader away, and the service runs as long as the stage stands.
 */
export const pcscdStage = async (world: World, pace: Pace, look: Onlooker): Promise<Stage> => {
  const reason = whyNotExpressible(world);
  if (reason !== null) throw new UserError('--service pcscd', null, reason);
  const { service, close } = await virtualStation(world, pace, look);
  const whyNot = (next: World): string | null => {
    if (service.world().smartcardService !== world.smartcardService) return pcscdDied;
    if (next.smartcardService !== world.smartcardService) return 'pcscd starts and stops with the simulation';
    if (shells(next) !== shells(world)) return 'pcscd cannot change its virtual readers, only their cards';
    return whyNotExpressible(next);
  };
  const died = new Promise<string>(resolve => {
    const stop = service.onChange(() => {
      if (service.running() || world.smartcardService === 'stopped') return;
      stop();
      resolve(pcscdDied);
    });
  });
  // The way that programs outside the namespace can go too.
  const socket = `/proc/${process.pid}/root${pcscdSocket}`;
  return { service, socket, whyNot, died, close };
};

import type { SmartcardService } from '../../sim/pcsc/smartcard-service.ts';
import type { World } from '../../sim/world.ts';
import type { Sight } from '../pcsc-service/sight.ts';

/** A world that other programs can reach. */
export interface Stage {
  readonly service: SmartcardService;
  /** Where programs find it: what `PCSCLITE_CSOCK_NAME` must say. */
  readonly socket: string;
  /** Why the world cannot become this one here; null when it can. */
  readonly whyNot: (next: World) => string | null;
  /** Resolves with why, once nobody can be served any more although nobody wanted that. */
  readonly died?: Promise<string>;
  /** Ends every process and removes every file. */
  close(): Promise<void>;
}

/** Whoever is told what programs do with the cards. */
export type Onlooker = (sight: Sight) => void;

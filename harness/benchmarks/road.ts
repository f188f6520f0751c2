import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import type { SmartcardService } from '../../sim/pcsc/smartcard-service.ts';
import type { World } from '../../sim/world.ts';

/** A way from a PC/SC program to simulated cards that answer at once. */
export interface Road {
  readonly name: string;
  /** Readers as programs see them, in the order of the world's. */
  readonly readers: readonly string[];
  /** Socket of the service, where it is not the machine's own. */
  readonly socket?: string;
  /** The cards: whatever is put in or taken out there comes and goes for programs too. */
  readonly service: SmartcardService;
  close(): Promise<void>;
}

/** As many readers as pcsc-lite 1.9.9 shows, each with a card. */
export const sixteenReaders: World = {
  ...healthyWorld,
  readers: Array.from({ length: 16 }, (_, n) => ({
    ...emptyReader,
    name: `Reader ${n} 00 00`,
    card: healthyCard,
  })),
};

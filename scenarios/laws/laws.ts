import { healthyIsHealthy } from './healthy-is-healthy.ts';
import type { Law } from './law.ts';

/** Every law, in the order in which a run checks them. */
export const laws: readonly Law[] = [healthyIsHealthy];

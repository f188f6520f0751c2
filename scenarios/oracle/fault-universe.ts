import { type Fault, type FaultKindId, faultKindIds } from '../../sim/faults/faults.ts';
import { cardUniverse } from './universe/card.ts';
import { clientUniverse } from './universe/client.ts';
import { networkUniverse } from './universe/network.ts';
import { pcscUniverse } from './universe/pcsc.ts';
import { type FaultsOf, spread } from './universe/spread.ts';

/**
 * Every single fault of the healthy workstation, in the order of the catalogue: each kind at each place in each way, and
 * of what is a number at most so many values. The compiler names a kind that is missing.
 */
export const faultUniverse = (mostNumbers: number): readonly Fault[] => {
  const few = spread(mostNumbers);
  const universe: FaultsOf<FaultKindId> = {
    ...networkUniverse(few),
    ...clientUniverse,
    ...pcscUniverse(few),
    ...cardUniverse(few),
  };
  return faultKindIds.flatMap((kind): readonly Fault[] => universe[kind]);
};

/** What tells faults of one kind apart that can be there at once. */
export const placeOf = (fault: Fault): string => {
  if (!('domain' in fault)) return fault.kind;
  return fault.kind === 'block-domain'
    ? `${fault.kind} ${fault.domain} ${fault.how}`
    : `${fault.kind} ${fault.domain}`;
};

/** Every two faults of different kinds, or of one kind at different places, in the order of the catalogue. */
export function* pairsOf(faults: readonly Fault[]): Generator<readonly [Fault, Fault]> {
  for (const [i, one] of faults.entries())
    for (const other of faults.slice(i + 1)) if (placeOf(one) !== placeOf(other)) yield [one, other];
}

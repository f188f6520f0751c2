import fc from 'fast-check';
import { faultsOf } from '../../scenarios/atlas.ts';
import type { Truth } from '../../scenarios/format/scenario.ts';
import { faultSets, truthOfAll } from '../../scenarios/laws/fault-sets.ts';
import { lookAt, product, type Subject } from '../../scenarios/laws/subject.ts';
import { type Fault, faultKindIds } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';

/** What a broken workstation showed, and what was really the matter. */
export interface ShownCase {
  readonly name: string;
  readonly truth: readonly Truth[];
  readonly evidence: Evidence;
}

const seed = 1002;

/** Enough faults of a kind for all that it can look like; blocked domains have the most ways. */
const perKind = (kind: (typeof faultKindIds)[number]): number => (kind === 'block-domain' ? 600 : 20);
const pairs = 400;

/** Faults one by one, of every kind, and pairs of them. */
const faultLists = (): readonly (readonly Fault[])[] => [
  [],
  ...faultKindIds.flatMap(kind =>
    fc.sample(faultsOf(kind), { seed, numRuns: perKind(kind) }).map(fault => [fault]),
  ),
  ...fc.sample(faultSets({ min: 2, max: 2 }), { seed, numRuns: pairs }),
];

const once = <T>(list: readonly T[]): readonly T[] => [
  ...new Map(list.map(one => [JSON.stringify(one), one])).values(),
];

/** Where somebody answers every question and the directory can be read. */
const openWorld = { ...healthyWorld, directory: 'reachable', answers: 'truthful' } as const;

const heardIn = ({ symptom, observations }: Evidence): unknown => [
  symptom,
  observations.map(seen => [
    seen.question,
    seen.target,
    seen.status === 'answered' ? seen.answer : seen.status,
  ]),
];

/** Every such workstation, looked at once; of those that are alike in truth and answers the first. */
export const shownCases = async (
  looks: Omit<Subject, 'diagnose'> = product,
): Promise<readonly ShownCase[]> => {
  const cases = new Map<string, ShownCase>();
  for (const faults of once(faultLists())) {
    const evidence = await lookAt(looks.inflict(openWorld, faults), looks);
    const truth = once(truthOfAll(faults));
    const key = JSON.stringify([truth, heardIn(evidence)]);
    if (!cases.has(key)) cases.set(key, { name: JSON.stringify(faults), truth, evidence });
  }
  return [...cases.values()];
};

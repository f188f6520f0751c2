import fc from 'fast-check';
import { faultsOf } from '../../scenarios/atlas.ts';
import type { Truth } from '../../scenarios/format/scenario.ts';
import { faultSets, truthOfAll } from '../../scenarios/laws/fault-sets.ts';
import { lookAt, product, type Subject } from '../../scenarios/laws/subject.ts';
import { type Fault, type FaultKindId, faultKindIds, faultKinds } from '../../sim/faults/faults.ts';
import { emptyReader, healthyWorld } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';

/** What a broken workstation showed, and what was really the matter. */
export interface ShownCase {
  readonly name: string;
  readonly truth: readonly Truth[];
  /** Nothing else is the matter, and nothing else is there: what a cause never shows here it shows nowhere. */
  readonly plain: boolean;
  readonly evidence: Evidence;
}

const seed = 1002;

/** Enough faults of a kind for all that it can look like, at every host. */
const perKind = (kind: FaultKindId): number =>
  kind === 'block-domain' ? 600 : 'domain' in faultKinds[kind].schema.entries ? 50 : 20;
const pairs = 400;

/** Where somebody answers every question and the directory can be read. */
const openWorld: World = { ...healthyWorld, directory: 'reachable', answers: 'truthful' };
/** Beside an empty reader, one that is taken away is not missing: its card is. */
const twoReaders: World = {
  ...openWorld,
  readers: [...openWorld.readers, { ...emptyReader, name: 'Gemalto PC Twin Reader 00 00' }],
};

interface Breaking {
  readonly world: World;
  readonly faults: readonly Fault[];
}

const once = <T>(list: readonly T[]): readonly T[] => [
  ...new Map(list.map(one => [JSON.stringify(one), one])).values(),
];

/** Faults one by one, of every kind; a few of each beside a second reader; and pairs of them. */
const breakings = (): readonly Breaking[] => {
  const ofEach = (numRuns: (kind: FaultKindId) => number) =>
    faultKindIds.flatMap(kind =>
      fc.sample(faultsOf(kind), { seed, numRuns: numRuns(kind) }).map(fault => [fault]),
    );
  const breaking = (world: World, lists: readonly (readonly Fault[])[]) =>
    once(lists).map(faults => ({ world, faults }));
  return [
    ...breaking(openWorld, ofEach(perKind)),
    ...breaking(
      twoReaders,
      ofEach(kind => (kind === 'unplug-reader' ? 0 : 4)),
    ),
    ...breaking(openWorld, fc.sample(faultSets({ min: 2, max: 2 }), { seed, numRuns: pairs })),
  ];
};

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
  for (const { world, faults } of breakings()) {
    const evidence = await lookAt(looks.inflict(world, faults), looks);
    const truth = once(truthOfAll(faults));
    const key = JSON.stringify([truth, heardIn(evidence)]);
    const plain = world === openWorld && faults.length === 1;
    if (!cases.has(key)) cases.set(key, { name: JSON.stringify(faults), truth, plain, evidence });
  }
  return [...cases.values()];
};

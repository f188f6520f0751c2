import type { Evidence } from '../../src/evidence/evidence.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import type { Hypothesis, Model } from '../../src/model/row.ts';
import { type Demand, demandsOf } from './demands.ts';
import { narrow } from './narrow.ts';

/** Sets of hypotheses are bits of a number. More open questions than this leave too many sets to try. */
const mostOpen = 24;

/** Demands that bear on the same open ones; each such part is solved by itself. */
interface Part {
  readonly open: readonly number[];
  readonly demands: readonly Demand[];
}

const partsOf = (open: ReadonlySet<number>, demands: readonly Demand[]): readonly Part[] => {
  const bearsOn = (demand: Demand) =>
    new Set(demand.voices.map(({ who }) => who).filter(who => open.has(who)));
  let parts: readonly { readonly open: ReadonlySet<number>; readonly demands: readonly Demand[] }[] = [];
  for (const demand of demands) {
    const here = bearsOn(demand);
    const touched = parts.filter(part => [...here].some(who => part.open.has(who)));
    parts = [
      ...parts.filter(part => !touched.includes(part)),
      {
        open: new Set([...here, ...touched.flatMap(part => [...part.open])]),
        demands: [demand, ...touched.flatMap(part => part.demands)],
      },
    ];
  }
  return parts.map(part => ({ ...part, open: [...part.open].sort((a, b) => a - b) }));
};

/** A demand on sets that are bits of a number. */
interface BitDemand {
  readonly healthy: boolean;
  readonly voices: readonly { readonly bit: number; readonly gives: boolean; readonly mayPass: boolean }[];
}

const isMet = (set: number, { healthy, voices }: BitDemand): boolean => {
  for (const { bit, gives, mayPass } of voices) {
    if ((set & bit) === 0) continue;
    if (gives) return true;
    if (!mayPass) return false;
  }
  return healthy;
};

/**
 * Every minimal set of the open ones of a part, by trying all sets in the order of their numbers: a set comes after all
 * that it contains. One more bit, which every set has, stands for all who are certain.
 */
const minimalIn = ({ open, demands }: Part, certain: ReadonlySet<number>): readonly (readonly number[])[] => {
  if (open.length > mostOpen)
    throw new RangeError(`${open.length} open hypotheses are too many to try all sets`);
  const all = 2 ** open.length;
  const bitOf = new Map([
    ...[...certain].map(who => [who, all] as const),
    ...open.map((who, i) => [who, 2 ** i] as const),
  ]);
  const bitDemands = demands.map(({ healthy, voices }) => ({
    healthy,
    voices: voices.flatMap(({ who, ...voice }) => {
      const bit = bitOf.get(who);
      return bit === undefined ? [] : [{ ...voice, bit }];
    }),
  }));
  const found: number[] = [];
  for (let set = all; set < 2 * all; set += 1) {
    if (found.some(smaller => (set & smaller) === smaller)) continue;
    if (bitDemands.every(demand => isMet(set, demand))) found.push(set);
  }
  return found.map(set => open.filter((_, i) => (set & (2 ** i)) !== 0));
};

interface Divided {
  readonly certain: ReadonlySet<number>;
  readonly parts: readonly Part[];
}

const divided = (all: readonly Demand[]): Divided => {
  const { certain, open, demands } = narrow(all);
  const free = new Set([...open].filter(who => !certain.has(who)));
  return { certain, parts: partsOf(free, demands) };
};

/** Whether these demands leave few enough sets to try; each hypothesis that is open doubles them. */
export const isWithinReach = (all: readonly Demand[], most = mostOpen): boolean =>
  divided(all).parts.every(({ open }) => open.length <= most);

/** Every minimal set that meets all demands; throws a RangeError when there are too many sets to try. */
export const solve = (all: readonly Demand[]): readonly (readonly number[])[] => {
  const { certain, parts } = divided(all);
  return parts.reduce<readonly (readonly number[])[]>(
    (sets, part) => {
      const more = minimalIn(part, certain);
      return sets.flatMap(set => more.map(one => [...set, ...one]));
    },
    [[...certain]],
  );
};

/** Every minimal set of hypotheses that gives all answers of the evidence, however large; the empty one when all are healthy. */
export const explain = (
  evidence: Evidence,
  guidance: Guidance,
  model?: Model,
): readonly (readonly Hypothesis[])[] => {
  const { hypotheses, demands } = demandsOf(evidence, guidance, model);
  return solve(demands).map(set => set.flatMap(who => hypotheses[who] ?? []));
};

import { isDeepStrictEqual } from 'node:util';
import { theReader } from '../../scenarios/atlas/entry.ts';
import { truthOf } from '../../scenarios/atlas.ts';
import type { Truth } from '../../scenarios/format/scenario.ts';
import { mayBeCause } from '../../scenarios/judge/matching.ts';
import { agree } from '../../scenarios/laws/fault-sets.ts';
import { lookAt } from '../../scenarios/laws/subject.ts';
import { faultUniverse, pairsOf } from '../../scenarios/oracle/fault-universe.ts';
import type { Fault } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import { predicted as soundPredicted } from '../../src/diagnose/predicted.ts';
import { problemOf as soundProblemOf } from '../../src/diagnose/problem.ts';
import { questionKey, questions } from '../../src/evidence/questions.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import type { Hypothesis, Model, Row, Scope } from '../../src/model/row.ts';
import { table } from '../../src/model/table.ts';
import type { ShownCase } from '../shown/cases.ts';
import { compare, type Reading } from '../shown/compare.ts';
import type { Judge } from './judge.ts';
import type { Looks } from './looks.ts';

const soundReading: Reading = { problemOf: soundProblemOf, predicted: soundPredicted };

const scope: Scope = { hosts: defaultGuidance.hosts, readers: [theReader] };
const openWorld: World = { ...healthyWorld, directory: 'reachable', answers: 'truthful' };

/** A row as it is and as a slip leaves it. */
type Slipped = readonly [sound: Row, slipped: Row];

/** Rows that a model writes otherwise; one that is gone has no deciders. */
const slippedIn = (model: Model): readonly Slipped[] => {
  const rows = new Map(model(scope).map(row => [questionKey(row.question, row.target), row]));
  return table(scope).flatMap((row): readonly Slipped[] => {
    const other = rows.get(questionKey(row.question, row.target)) ?? { ...row, deciders: [] };
    return isDeepStrictEqual(row, other) ? [] : [[row, other]];
  });
};

/** The answers a row can give while exactly these causes are present, in one word. */
const given = ({ question, deciders }: Row, isPresent: (one: Hypothesis) => boolean): string => {
  const present = deciders.filter(({ hypothesis }) => isPresent(hypothesis));
  const last = present.findIndex(({ mayPass }) => !mayPass);
  const heard = last < 0 ? present : present.slice(0, last + 1);
  const answers = heard.flatMap(one => one.answers);
  return [...new Set(last < 0 ? [...answers, ...questions[question].healthy] : answers)].sort().join(' ');
};

interface Pair {
  readonly faults: readonly [Fault, Fault];
  readonly truth: readonly Truth[];
}

/** Every two faults that are there at once, neither of which keeps the other from striking, and what is the matter then. */
const pairs = (): readonly Pair[] =>
  [...pairsOf(faultUniverse(1))].filter(agree).map(faults => ({ faults, truth: faults.flatMap(truthOf) }));

/** The pairs of which a slip makes the table say something else. */
const telling = (all: readonly Pair[], slips: readonly Slipped[]): readonly Pair[] =>
  all.filter(({ truth }) => {
    const isPresent = (one: Hypothesis) => truth.some(cause => mayBeCause(cause, one));
    return slips.some(([sound, slipped]) => given(sound, isPresent) !== given(slipped, isPresent));
  });

/**
 * For a slip in the table: whether the simulator, broken by any two faults of which the table then says something else, shows
 * what it does not say any more. Two that the table as it is does not foresee either prove nothing.
 */
export const pairJudge = (looks: Looks): Judge => {
  let known: readonly Pair[] | null = null;
  return {
    name: 'pairs of faults',
    of: 'any',
    judge: async ({ load }, part) => {
      if (!part.startsWith('table: ')) return null;
      known ??= pairs();
      const { table: model } = (await load('src/model/table.ts')) as { readonly table: Model };
      const { problemOf } = (await load('src/diagnose/problem.ts')) as Pick<Reading, 'problemOf'>;
      const { predicted } = (await load('src/diagnose/predicted.ts')) as Pick<Reading, 'predicted'>;
      const slips = slippedIn(model);
      const changed = new Set(slips.map(([{ question }]) => question));
      for (const { faults, truth } of telling(known, slips)) {
        const evidence = await lookAt(looks.inflict(openWorld, faults), looks);
        const shown: ShownCase = { name: JSON.stringify(faults), truth, plain: false, evidence };
        const unforeseenBy = (reading: Reading) =>
          compare([shown], reading, question => changed.has(question)).unforeseen;
        const [first] = unforeseenBy({ problemOf, predicted });
        if (first !== undefined && unforeseenBy(soundReading).length === 0) return first;
      }
      return null;
    },
  };
};

import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Truth } from '../format/scenario.ts';
import { denied } from './contradicted.ts';
import {
  allGroups,
  allInWords,
  covers,
  type Explanation,
  isCause,
  mayBeCause,
  sameGroup,
  within,
} from './matching.ts';
import { type Merges, merged } from './merges.ts';

/** What is known of a scenario, and which causes the rung at hand cannot tell apart. */
export interface Case {
  readonly truth: readonly Truth[];
  readonly indistinguishable?: readonly (Truth | Explanation)[] | undefined;
  readonly merges?: Merges;
}

/** `why` is empty when right. */
export interface Judgement {
  readonly judgement: 'right' | 'vague' | 'wrong';
  readonly why: string;
}

const right: Judgement = { judgement: 'right', why: '' };
const vague = (why: string): Judgement => ({ judgement: 'vague', why });
const wrong = (why: string): Judgement => ({ judgement: 'wrong', why });

const isExplanation = (group: Truth | Explanation): group is Explanation => Array.isArray(group);

/** True causes that no explanation names and that the diagnosis does not call hidden either. */
const unmentioned = ({ explanations, hidden }: Diagnosis, truth: readonly Truth[]): readonly Truth[] => {
  const named = explanations.flat();
  return truth.filter(one => {
    // The same cause at the same place in another way needs no line of its own.
    const { how: _, ...place } = one;
    return !named.some(finding => isCause(place, finding)) && !hidden.some(entry => mayBeCause(place, entry));
  });
};

/**
 * Compares a diagnosis with the truth. Right: exactly the true causes that can be seen, or exactly the ambiguity group,
 * and every other true cause called hidden. Wrong: something false is named or something true ruled out. Else vague.
 */
export const judge = ({ truth, indistinguishable, merges = [] }: Case, diagnosis: Diagnosis): Judgement => {
  const { verdict, explanations } = diagnosis;
  const contradiction = denied(truth, diagnosis);
  if (contradiction !== null) return verdict === 'unexplained' ? vague(contradiction) : wrong(contradiction);
  if (verdict === 'healthy')
    return truth.length === 0 ? right : wrong(`healthy, but the truth is ${allInWords(truth)}`);

  const silent = unmentioned(diagnosis, truth);
  if (silent.length > 0) return vague(`${allInWords(silent)} is neither named nor called hidden`);
  const seen = explanations.find(explanation => within(explanation, truth)) ?? [];
  const expected = indistinguishable?.map(group => (isExplanation(group) ? group : [group])) ?? [
    truth.filter(one => seen.some(finding => isCause(one, finding))),
  ];
  if (sameGroup(explanations, expected)) return right;
  // A cause that only looks the same may sit in any reader: once in each.
  const lookalikes = merged(expected, merges);
  if (lookalikes.length > expected.length && covers(explanations, lookalikes)) return right;
  return vague(`named ${allGroups(explanations)}, expected ${allGroups(expected)}`);
};

import fc from 'fast-check';
import type { Evidence, Observation } from '../../src/evidence/evidence.ts';
import { answersOf, questionKey, type Symptom } from '../../src/evidence/questions.ts';
import { unanswered } from './answers.ts';
import { brokenBy, truthOfAll, worldFrom } from './fault-sets.ts';
import { law } from './law.ts';
import { misled, type Told } from './misled.ts';
import { lookAt } from './subject.ts';

/** What becomes of an observation: it stays, another answer stands in its place, or beside it. */
interface Fate {
  readonly is: 'kept' | 'replaced' | 'contradicted';
  /** Which other answer, counted round. */
  readonly other: number;
}

const kept: Fate = { is: 'kept', other: 0 };

const fates = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(kept) },
    fc.record({ is: fc.constantFrom('replaced', 'contradicted'), other: fc.nat({ max: 7 }) }),
  ),
  { minLength: 1, maxLength: 31 },
);

const answeredAs = (seen: Observation, other: number): Observation => {
  const { question, target, by, ms, facts } = seen;
  const answers = answersOf(question);
  return {
    question,
    by,
    ms,
    ...(target === undefined ? {} : { target }),
    ...(facts === undefined ? {} : { facts }),
    status: 'answered',
    answer: answers[other % answers.length] ?? '',
  };
};

const falsified = (evidence: Evidence, list: readonly Fate[]): Told => {
  const fateOf = (i: number) => list[i % list.length] ?? kept;
  const { symptom, observations } = evidence;
  const symptoms = answersOf('symptom') as readonly Symptom[];
  const seen = fateOf(observations.length);
  return {
    honest: {
      ...evidence,
      symptom: seen.is === 'kept' ? symptom : null,
      observations: observations.map((one, i) => (fateOf(i).is === 'replaced' ? unanswered(one) : one)),
    },
    told: {
      ...evidence,
      symptom: seen.is === 'kept' ? symptom : (symptoms[seen.other % symptoms.length] ?? null),
      observations: observations.flatMap((one, i) => {
        const { is, other } = fateOf(i);
        return [...(is === 'replaced' ? [] : [one]), ...(is === 'kept' ? [] : [answeredAs(one, other)])];
      }),
    },
  };
};

/** A door may lie, a file may be damaged, a person may be mistaken. */
export const falseAnswersOwned = law(
  'false-answers-hide-no-truth',
  'Whatever answers are false: what the true ones leave possible is only added to, or the contradiction shows a false answer.',
  fc.record({ broken: brokenBy({ min: 0, max: 3 }), fates }),
  async ({ broken, fates: list }, subject) => {
    const evidence = await lookAt(worldFrom(broken, subject), subject);
    return misled(truthOfAll(broken.faults), falsified(evidence, list), evidence, subject);
  },
);

const keyOf = ({ question, target }: Observation): string => questionKey(question, target);

/** Evidence in which some questions were answered by an earlier state of the workstation, or only then. */
const mixed = (now: Evidence, before: Evidence, late: readonly boolean[]): Told => {
  const keys = [...new Set([...now.observations, ...before.observations].map(keyOf))];
  const stale = new Set(keys.filter((_, i) => late[i % late.length]));
  const fresh = now.observations.filter(seen => !stale.has(keyOf(seen)));
  const old = before.observations.filter(seen => stale.has(keyOf(seen)));
  return {
    honest: { ...now, observations: [...fresh, ...old.map(unanswered)] },
    told: { ...now, observations: [...fresh, ...old] },
  };
};

/** While somebody mends, or something breaks, part of the evidence is of the state before. */
export const staleAnswersOwned = law(
  'stale-answers-hide-no-truth',
  'Answers of an earlier state among those of the present add to what these leave possible, or the contradiction shows one.',
  fc.record({
    before: brokenBy({ min: 0, max: 2 }),
    broken: brokenBy({ min: 0, max: 2 }),
    late: fc.array(fc.boolean(), { minLength: 1, maxLength: 31 }),
  }),
  async ({ before, broken, late }, subject) => {
    const now = await lookAt(worldFrom(broken, subject), subject);
    const earlier = await lookAt(worldFrom(before, subject), subject);
    return misled(truthOfAll(broken.faults), mixed(now, earlier, late), now, subject);
  },
);

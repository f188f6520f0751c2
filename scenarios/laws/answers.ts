import type { Evidence, Observation } from '../../src/evidence/evidence.ts';
import { questionKey, type Symptom } from '../../src/evidence/questions.ts';

/** An answer as a contradiction prints it; null where nothing was answered. */
export const wordsOf = (seen: Observation): string | null =>
  seen.status === 'answered' ? `${questionKey(seen.question, seen.target)} = ${seen.answer}` : null;

const symptomWords = (symptom: Symptom): string => `symptom = ${symptom}`;

/** Every answer of the evidence in words, the symptom among them. */
export const answersIn = ({ symptom, observations }: Evidence): readonly string[] => [
  ...observations.flatMap(seen => wordsOf(seen) ?? []),
  ...(symptom === null ? [] : [symptomWords(symptom)]),
];

/** Answers by which the diagnosis knows what readers and hosts there are: without them it asks about others. */
const framing: readonly string[] = ['readers.driver = missing', 'software.identity-agent = absent'];

/** Those of the answers that say what the evidence is about. */
export const frameOf = (evidence: Evidence): string =>
  framing.filter(words => answersIn(evidence).includes(words)).join();

/** The same question without an answer, nor anything that was seen beside it. */
export const unanswered = ({ question, target, by, ms }: Observation): Observation => ({
  question,
  by,
  ms,
  ...(target === undefined ? {} : { target }),
  status: 'skipped',
  because: 'not told',
});

/** The evidence with these answers alone; what was seen beside the others stays, as the readers there are. */
export const onlyWith = (evidence: Evidence, answers: ReadonlySet<string>): Evidence => ({
  ...evidence,
  symptom: evidence.symptom !== null && answers.has(symptomWords(evidence.symptom)) ? evidence.symptom : null,
  observations: evidence.observations.map((seen): Observation => {
    const words = wordsOf(seen);
    if (words === null || answers.has(words)) return seen;
    return seen.facts === undefined ? unanswered(seen) : { ...unanswered(seen), facts: seen.facts };
  }),
});

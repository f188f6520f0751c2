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

/** Without the Identity Agent the hosts of HSCN are not asked about. */
const noAgent = 'software.identity-agent = absent';

export const isWithoutAgent = (evidence: Evidence): boolean => answersIn(evidence).includes(noAgent);

/** Those of the answers by which the diagnosis knows what readers and hosts there are: without them it asks about others. */
export const frameOf = (evidence: Evidence): readonly string[] =>
  answersIn(evidence).filter(words => words === noAgent || words === 'readers.driver = working');

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

import { questions } from '../evidence/questions.ts';
import type { Explanation } from './invert.ts';
import type { NumberedRow } from './knowledge.ts';

/** Answers that a row can give while exactly this explanation is true; empty when it cannot be asked. */
export const predicted = (row: NumberedRow, explanation: Explanation): ReadonlySet<string> => {
  const answers = new Set<string>();
  for (const { index, answers: given, mayPass } of row.deciders) {
    if (!explanation.includes(index)) continue;
    for (const answer of given) answers.add(answer);
    if (!mayPass) return answers;
  }
  for (const answer of questions[row.question].healthy) answers.add(answer);
  return answers;
};

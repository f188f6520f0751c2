import { questionKey } from '../../../src/evidence/questions.ts';
import { causes } from '../../../src/model/causes.ts';
import { wordOf } from '../../oracle/book.ts';
import type { Page } from './page.ts';

type Explanation = Page['diagnosis']['explanations'][number];

const weightOf = (explanation: Explanation): number =>
  explanation.reduce((weight, { cause }) => weight * causes[cause].prior, 1);

/** The likelier explanation comes first, of equals the smaller one; within one, the earlier step. */
export const ranking = ({ diagnosis: { explanations } }: Page): string | null => {
  for (const [i, next] of explanations.slice(1).entries()) {
    const before = explanations[i] ?? [];
    // Products in another order differ in their last digits.
    const more = weightOf(next) / weightOf(before) - 1;
    if (more > 1e-9 || (Math.abs(more) <= 1e-9 && next.length < before.length))
      return `explanation ${i + 2} stands behind a worse one`;
  }
  const isUnordered = (one: Explanation) => one.some(({ step }, i) => step < (one[i - 1]?.step ?? 0));
  return explanations.some(isUnordered) ? 'steps out of order' : null;
};

/** A finding rests on exactly the broken answers that it can give. */
export const reasons = ({ diagnosis: { explanations }, book, broken }: Page): string | null => {
  for (const finding of explanations.flat()) {
    const word = wordOf(finding);
    const keys = broken.flatMap(({ question, target, answer }) => {
      const key = questionKey(question, target);
      const gives = book.rows
        .get(key)
        ?.deciders.some(({ hypothesis, answers }) => wordOf(hypothesis) === word && answers.includes(answer));
      return gives ? [key] : [];
    });
    const [found, wanted] = [finding.because, keys].map(list => [...new Set(list)].sort().join(', '));
    if (found !== wanted) return `${word} is said to rest on ${found}, and rests on ${wanted}`;
  }
  return null;
};

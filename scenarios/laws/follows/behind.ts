import type { Hidden } from '../../../src/diagnose/diagnosis.ts';
import { isHealthy, questionKey, questions } from '../../../src/evidence/questions.ts';
import type { Row } from '../../../src/model/row.ts';
import { wordOf } from '../../oracle/book.ts';
import type { Page } from './page.ts';

/** Rows that a machine may answer otherwise once the named causes are mended. */
const openRows = ({ book, evidence }: Page, named: readonly string[]): readonly Row[] =>
  [...book.rows].flatMap(([key, row]) => {
    const answers = evidence.observations.filter(
      ({ question, target, status }) => status === 'answered' && questionKey(question, target) === key,
    );
    const byMachine = questions[row.question].by === 'machine' || answers.some(({ by }) => by === 'machine');
    // A healthy answer stays, unless a named cause gave it.
    const stays = answers.some(
      seen =>
        seen.status === 'answered' &&
        isHealthy(row.question, seen.answer) &&
        !row.deciders.some(
          ({ hypothesis, answers: given }) =>
            named.includes(wordOf(hypothesis)) && given.includes(seen.answer),
        ),
    );
    return byMachine && !stays ? [row] : [];
  });

/** The named causes that stand before each hypothesis of a line; null for one that none stands before. */
const standingBefore = (
  { book }: Page,
  { cause, target }: Pick<Hidden, 'cause' | 'target'>,
  named: readonly string[],
  open: readonly Row[],
): readonly (string | null)[] =>
  book.hypotheses
    .filter(one => one.cause === cause && one.target === target)
    .map(one => {
      for (const { deciders } of open) {
        const words = deciders.map(({ hypothesis }) => wordOf(hypothesis));
        const first = words.findIndex(word => named.includes(word));
        if (first >= 0 && words.lastIndexOf(wordOf(one)) > first)
          return deciders[first]?.hypothesis.cause ?? null;
      }
      return null;
    });

/** What is hidden is hidden behind a cause that stands before it, and what is to be asked behind none. */
export const standing = (page: Page): string | null => {
  const { explanations, hidden, unassessed } = page.diagnosis;
  const named = explanations.flat().map(wordOf);
  const open = openRows(page, named);
  for (const one of hidden)
    if (!standingBefore(page, one, named, open).includes(one.behind))
      return `${one.cause} ${one.target ?? ''} is not behind ${one.behind}`;
  for (const one of unassessed)
    if (!standingBefore(page, one, named, open).includes(null))
      return `${one.cause} ${one.target ?? ''} is hidden, and to be asked`;
  return null;
};

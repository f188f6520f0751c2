import type { Hidden } from '../../../src/diagnose/diagnosis.ts';
import { isHealthy, questionKey, questions } from '../../../src/evidence/questions.ts';
import type { Row } from '../../../src/model/row.ts';
import { wordOf } from '../../oracle/book.ts';
import type { Page } from './page.ts';

interface OpenRow extends Row {
  /** Healthy answers that it gave. */
  readonly stayed: readonly string[];
}

/** Rows that a machine may answer otherwise once the named causes are mended. */
const openRows = ({ book, evidence }: Page, named: readonly string[]): readonly OpenRow[] =>
  [...book.rows].flatMap(([key, row]) => {
    const answers = evidence.observations.filter(
      ({ question, target, status }) => status === 'answered' && questionKey(question, target) === key,
    );
    const stayed = answers.flatMap(one =>
      one.status === 'answered' && isHealthy(row.question, one.answer) ? [one.answer] : [],
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
    return byMachine && !stays ? [{ ...row, stayed }] : [];
  });

/** The named causes that stand before each hypothesis of a line; null for one that none stands before. */
const standingBefore = (
  { book }: Page,
  { cause, target }: Pick<Hidden, 'cause' | 'target'>,
  named: readonly string[],
  open: readonly OpenRow[],
): readonly (string | null)[] =>
  book.hypotheses
    .filter(one => one.cause === cause && one.target === target)
    .map(one => {
      for (const { deciders, stayed } of open) {
        const first = deciders.findIndex(({ hypothesis }) => named.includes(wordOf(hypothesis)));
        // A healthy answer that goes with it says nothing of it later.
        const later = deciders
          .slice(first + 1)
          .filter(({ answers }) => answers.length === 0 || answers.some(answer => !stayed.includes(answer)));
        if (first >= 0 && later.some(({ hypothesis }) => wordOf(hypothesis) === wordOf(one)))
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
    if (!standingBefore(page, one, named, open).some(before => before !== null && before === one.behind))
      return `${one.cause} ${one.target ?? ''} is not behind ${one.behind}`;
  for (const one of unassessed)
    if (!standingBefore(page, one, named, open).includes(null))
      return `${one.cause} ${one.target ?? ''} is hidden, and to be asked`;
  return null;
};

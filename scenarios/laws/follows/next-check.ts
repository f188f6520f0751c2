import { questions } from '../../../src/evidence/questions.ts';
import { causes } from '../../../src/model/causes.ts';
import type { Row } from '../../../src/model/row.ts';
import { wordOf } from '../../oracle/book.ts';
import type { Page } from './page.ts';

type Explanation = Page['diagnosis']['explanations'][number];

/** What a row may answer where these causes, and no others, are present. */
const mayAnswer = ({ question, deciders }: Row, explanation: Explanation): readonly string[] => {
  const words = explanation.map(wordOf);
  const here = deciders.filter(({ hypothesis }) => words.includes(wordOf(hypothesis)));
  const last = here.findIndex(({ mayPass }) => !mayPass);
  const given = (last < 0 ? here : here.slice(0, last + 1)).flatMap(({ answers }) => answers);
  return [...new Set(last < 0 ? [...given, ...questions[question].healthy] : given)];
};

const weightOf = (explanation: Explanation): number =>
  explanation.reduce((weight, { cause }) => weight * causes[cause].prior, 1);

/** How much a row tells apart in a minute: over all pairs, their weight times the share of answers that only one can give. */
const worthOf = (row: Row, explanations: readonly Explanation[]): number => {
  const answers = explanations.map(explanation => mayAnswer(row, explanation));
  const only = (a: readonly string[], b: readonly string[]) =>
    a.filter(answer => !b.includes(answer)).length / a.length;
  let worth = 0;
  for (const [i, a] of answers.entries())
    for (const [j, b] of answers.entries()) {
      if (j <= i || a.length === 0 || b.length === 0) continue;
      const weight = weightOf(explanations[i] ?? []) * weightOf(explanations[j] ?? []);
      worth += (weight * (only(a, b) + only(b, a))) / 2;
    }
  return worth / questions[row.question].minutes;
};

/** More explanations than this are not compared. */
const most = 50;

/** The next check is one that nothing unanswered beats; without any that tells something, it is the diagnostic log. */
export const nextCheck = ({ diagnosis, book, answered }: Page): string | null => {
  const { verdict, explanations, next } = diagnosis;
  if (verdict === 'healthy' || verdict === 'explained')
    return next === null ? null : 'there is nothing to ask, and something is asked';
  if (next === null) return 'nothing is asked';
  if (verdict === 'unexplained' || explanations.length === 0) return null;
  const open = [...book.rows].filter(
    ([key, { question }]) =>
      question !== 'symptom' && questions[question].by !== 'machine' && !answered.has(key),
  );
  const worths = open.map(([, row]) => ({ row, worth: worthOf(row, explanations.slice(0, most)) }));
  const best = Math.max(0, ...worths.map(({ worth }) => worth));
  if (next.question === null) return best > 0 ? 'the log is asked for, and a check would tell' : null;
  const chosen = Math.max(
    0,
    ...worths.filter(({ row }) => row.question === next.question).map(({ worth }) => worth),
  );
  return chosen > 0 && chosen > best * (1 - 1e-9)
    ? null
    : `${next.question} is asked, and another tells more`;
};

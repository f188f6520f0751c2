import { isHealthy, questions } from '../../../src/evidence/questions.ts';
import type { CauseId } from '../../../src/model/causes.ts';
import { isWithinReach, solve } from '../../oracle/explain.ts';
import type { Page } from './page.ts';

/** The least that asking costs to learn something of a hypothesis: machines last, and what settles nothing behind what does. */
const asksOf = ({ book, answered }: Page, who: number): string | null => {
  const costs = [...book.rows].flatMap(([key, { question, deciders }]) => {
    const { asks, by, minutes } = questions[question];
    const bears = deciders.filter(
      ({ hypothesis, answers }) => book.numberOf(hypothesis) === who && answers.length > 0,
    );
    if (question === 'symptom' || answered.has(key) || bears.length === 0) return [];
    // An answer that is healthy too shows nobody.
    const settles = bears.some(
      ({ mayPass, answers }) => !mayPass && answers.some(answer => !isHealthy(question, answer)),
    );
    return [{ asks, cost: minutes + (settles ? 0 : 1000) + (by === 'machine' ? 2000 : 0) }];
  });
  return costs.toSorted((a, b) => a.cost - b.cost)[0]?.asks ?? null;
};

/** Whether some set of causes that meets all demands holds one more; null where there are too many sets to try. */
const isPossible = ({ demands }: Page, who: number): boolean | null => {
  const more = [...demands, { healthy: false, voices: [{ who, gives: true, mayPass: false }] }];
  return isWithinReach(more) ? solve(more).length > 0 : null;
};

const anyPossible = (page: Page, cause: string): boolean =>
  page.book.hypotheses.some((one, who) => one.cause === cause && isPossible(page, who) !== false);

/** A cause that no set holds is ruled out, unless a reader may be missing from the list of which nothing is known. */
const notRuledOut = (page: Page, cause: CauseId): string | null => {
  const { excluded } = page.diagnosis;
  if (excluded.includes(cause) || anyPossible(page, cause) || anyPossible(page, 'reader-driver-missing'))
    return null;
  return `${cause} is impossible and not ruled out`;
};

/** Whether a hypothesis that nobody named is told of as it should be: ruled out only if no set of causes holds it, else hidden or to be asked. */
export const leftOver = (page: Page, pick: number): string | null => {
  const { diagnosis, book } = page;
  const { verdict, explanations, hidden, unassessed, excluded } = diagnosis;
  if (verdict === 'unexplained') return null;
  const who = pick % book.hypotheses.length;
  const one = book.hypotheses[who];
  if (one === undefined) return null;
  const { cause, target } = one;
  const isHere = (other: { readonly cause: string; readonly target?: string }) =>
    other.cause === cause && other.target === target;
  if (explanations.flat().some(isHere)) return null;
  const word = `${cause} ${target ?? ''} ${one.how ?? ''}`;
  const possible = isPossible(page, who);
  if (possible === null) return null;
  if (!possible) return notRuledOut(page, cause);
  if (excluded.includes(cause)) return `${word} is possible and ruled out`;
  const asked = unassessed.find(isHere);
  if (hidden.some(isHere) === (asked !== undefined)) return `${word} is possible, and told of twice or never`;
  // Several ways of one cause share a line; it asks what the first of them asks.
  const same = book.hypotheses.flatMap((other, i) => (isHere(other) ? [asksOf(page, i)] : []));
  return asked === undefined || same.includes(asked.ask)
    ? null
    : `${word} asks ${asked.ask}, not ${[...new Set(same)].join(' or ')}`;
};

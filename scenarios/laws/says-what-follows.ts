import fc from 'fast-check';
import { brokenBy, worldFrom } from './fault-sets.ts';
import { anyAnswers } from './follows/any-answers.ts';
import { standing } from './follows/behind.ts';
import { leftOver } from './follows/left.ts';
import { ranking, reasons } from './follows/named.ts';
import { nextCheck } from './follows/next-check.ts';
import { type Page, pageOf } from './follows/page.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

/** Hypotheses to look into: each costs a search. */
const picks = fc.array(fc.nat({ max: 999 }), { minLength: 3, maxLength: 3 });

const unlikeWhatFollows = (page: Page, picks: readonly number[]): string | null =>
  picks.reduce(
    (found: string | null, pick) => found ?? leftOver(page, pick),
    ranking(page) ?? reasons(page) ?? nextCheck(page) ?? standing(page) ?? unexplained(page),
  );

/** Where nothing explains the answers nothing more is concluded from them, and else they do not contradict each other. */
const unexplained = ({ diagnosis }: Page): string | null => {
  const { verdict, hidden, unassessed, excluded, explanations, contradiction } = diagnosis;
  const concluded = [hidden, unassessed, excluded, explanations].some(list => list.length > 0);
  if (verdict === 'unexplained') return concluded ? 'something is concluded from a contradiction' : null;
  return contradiction.length > 0 ? 'a contradiction is explained' : null;
};

/** All that a diagnosis says beside its explanations, computed once more from what each part is to mean. */
export const saysWhatFollows = law(
  'says-what-follows',
  'Ranking, reasons, the next check, and what is hidden, ruled out or to be asked follow from the answers and the model.',
  fc.record({ broken: brokenBy({ min: 0, max: 4 }), picks }),
  async ({ broken, picks }, subject) => {
    const evidence = await lookAt(worldFrom(broken, subject), subject);
    return unlikeWhatFollows(pageOf(evidence, subject.diagnose(evidence)), picks);
  },
);

/** The same of answers that no simulator gives together. */
export const saysWhatFollowsFromAnything = law(
  'says-what-follows-from-anything',
  'Whatever the answers are, what is said beside the explanations follows from them and the model.',
  fc.record({ evidence: anyAnswers, picks }),
  ({ evidence, picks }, subject) => unlikeWhatFollows(pageOf(evidence, subject.diagnose(evidence)), picks),
);

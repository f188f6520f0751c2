import fc from 'fast-check';
import { brokenBy, worldFrom } from './fault-sets.ts';
import { leftOver } from './follows/left.ts';
import { ranking, reasons } from './follows/named.ts';
import { nextCheck } from './follows/next-check.ts';
import { pageOf } from './follows/page.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

/** All that a diagnosis says beside its explanations, computed once more from what each part is to mean. */
export const saysWhatFollows = law(
  'says-what-follows',
  'Ranking, reasons, the next check, and what is hidden, ruled out or to be asked follow from the answers and the model.',
  fc.record({
    broken: brokenBy({ min: 0, max: 4 }),
    picks: fc.array(fc.nat({ max: 999 }), { minLength: 3, maxLength: 3 }),
  }),
  async ({ broken, picks }, subject) => {
    const evidence = await lookAt(worldFrom(broken, subject), subject);
    const page = pageOf(evidence, subject.diagnose(evidence));
    const complaint = ranking(page) ?? reasons(page) ?? nextCheck(page);
    return picks.reduce((found: string | null, pick) => found ?? leftOver(page, pick), complaint);
  },
);

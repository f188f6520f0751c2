import { simWorkstation } from '../../sim/workstation.ts';
import { contradicted } from '../judge/contradicted.ts';
import { judge } from '../judge/judge.ts';
import { type Explanation, same } from '../judge/matching.ts';
import { difference } from '../laws/difference.ts';
import { lookAt, type Subject } from '../laws/subject.ts';
import { unlikeTheOracle } from '../oracle/unlike.ts';
import { asIfNew } from './as-if-new.ts';
import type { Seen } from './life.ts';
import type { Situation } from './situation.ts';
import { troublesNow } from './truth-now.ts';

/** What leaves more open than the atlas, which speaks of one reader, a card that is read and a client that can be asked. */
const leavesMoreOpen = ({ readers, faults }: Situation): boolean => {
  const desk = readers.filter(({ attached }) => attached);
  return (
    desk.length > 1 ||
    desk.some(({ card }) => card === 'series-8') ||
    faults.some(({ kind }) => kind === 'ask-windows-sign-in')
  );
};

/** Who is told more than can be seen may tell some of a group's members apart. */
const isTold = ({ told }: Situation): boolean =>
  told.directory === 'reachable' || told.answers === 'truthful';

/**
 * Why a diagnosis is not right for a situation. One thing that is wrong, and can show, must be named as the atlas says, and
 * where more is open at least among others; several must not be contradicted, and explained as trying every set explains them.
 */
const misjudged = ({ evidence, diagnosis }: Seen, situation: Situation): string | null => {
  const troubles = troublesNow(situation);
  const truth = troubles.flatMap(trouble => trouble.truth);
  if (troubles.length > 1 || troubles.some(({ shows }) => !shows))
    return contradicted(truth, diagnosis) ?? unlikeTheOracle(evidence, diagnosis);
  const isFound = (one: Explanation) => diagnosis.explanations.some(found => same(found, one));
  const group = troubles[0]?.group;
  const expected = isTold(situation) ? group?.filter(isFound) : group;
  const { judgement, why } = judge({ truth, indistinguishable: expected }, diagnosis);
  if (judgement === 'right') return null;
  const isAmong = judgement === 'vague' && (expected ?? [truth]).every(isFound);
  return isAmong && leavesMoreOpen(situation) ? null : `${judgement}: ${why}`;
};

const since = (what: string, before: unknown, after: unknown): string | null => {
  const where = difference(before, after);
  return where === null ? null : `${what} not that of a new workstation in the same situation: ${where}`;
};

/** Why what was seen is not what a workstation without a past would show, or not right for what is so now; null when it is. */
export const wrongNow = async (
  seen: Seen,
  situation: Situation,
  subject: Subject,
): Promise<string | null> => {
  const world = asIfNew(situation, subject);
  const evidence = await lookAt(world, subject);
  return (
    misjudged(seen, situation) ??
    since('the evidence is', evidence, seen.evidence) ??
    since('the diagnosis is', subject.diagnose(evidence), seen.diagnosis) ??
    since('the card is', simWorkstation(world).cardStates(), seen.cards)
  );
};

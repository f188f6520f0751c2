import type { Evidence } from '../../src/evidence/evidence.ts';
import type { Truth } from '../format/scenario.ts';
import { contradicted } from '../judge/contradicted.ts';
import { answersIn } from './answers.ts';
import { badContradiction } from './contradiction.ts';
import type { Subject } from './subject.ts';
import { notWider } from './wider.ts';

/** Evidence with false answers in it, and what is left of it without them. */
export interface Told {
  readonly told: Evidence;
  readonly honest: Evidence;
}

/**
 * Whether a diagnosis of false answers does more harm than it must, in plain words; null when not. While some cause accounts
 * for a false answer nobody can know it from within. What can be promised: the true answers leave the truth possible, the
 * false ones add to their explanations or contradict them, and a contradiction shows one of the false.
 */
export const misled = (
  truth: readonly Truth[],
  { told, honest }: Told,
  all: Evidence,
  subject: Subject,
): string | null => {
  const kept = subject.diagnose(honest);
  const diagnosis = subject.diagnose(told);
  const wrong = contradicted(truth, kept);
  if (wrong !== null) return `of the true answers alone: ${wrong}`;
  if (diagnosis.verdict !== 'unexplained')
    return notWider({ evidence: honest, diagnosis: kept }, { evidence: told, diagnosis });
  const true_ = answersIn(all);
  if (diagnosis.contradiction.every(words => true_.includes(words)))
    return `${diagnosis.contradiction.join(', ')}: all true, and called a contradiction`;
  return badContradiction(told, diagnosis, subject);
};

import type { QuestionId, Symptom } from '../evidence/questions.ts';
import type { Who } from '../model/cause.ts';
import type { CauseId } from '../model/causes.ts';

export type Verdict = 'healthy' | 'explained' | 'inconclusive' | 'unexplained';

/** A named cause with its evidence and its remedy. */
export interface Finding {
  readonly cause: CauseId;
  readonly target?: string;
  readonly how?: string;
  readonly title: string;
  /** Keys of the questions whose answers it accounts for. */
  readonly because: readonly string[];
  readonly remedy: string;
  readonly who: Who;
  readonly step: number;
  readonly minutes: number;
  readonly source: string;
}

export interface Hidden {
  readonly cause: CauseId;
  readonly target?: string;
  readonly behind: CauseId;
}

export interface Unassessed {
  readonly cause: CauseId;
  readonly target?: string;
  /** The question that would assess it; null when there is none. */
  readonly ask: string | null;
}

/** The check to make next. */
export interface NextStep {
  readonly ask: string;
  readonly question: QuestionId | null;
  readonly who: Who;
  readonly minutes: number;
}

/** What the evidence says. The shape that `diagnose --json` prints. */
export interface Diagnosis {
  readonly format: 1;
  readonly verdict: Verdict;
  readonly symptom: Symptom | null;
  /** Every minimal explanation, the likeliest first: none when healthy or unexplained. */
  readonly explanations: readonly (readonly Finding[])[];
  /** Whether these are all explanations; a list longer than anybody reads is cut off, and what is true may be missing from it. */
  readonly complete: boolean;
  readonly hidden: readonly Hidden[];
  readonly unassessed: readonly Unassessed[];
  readonly excluded: readonly CauseId[];
  /** Answers that cannot all be true, when nothing accounts for the evidence. */
  readonly contradiction: readonly string[];
  readonly next: NextStep | null;
  readonly advice: readonly string[];
  readonly guidance: { readonly version: string; readonly asOf: string };
}

import type { FailureCode } from '../outcome.ts';
import { type QuestionId, questionIds, type Symptom } from './questions.ts';

/** What a probe noticed beside the answer: readers, dates, issuers, versions. Never a name, serial number or UUID. */
export type Facts = { readonly [name: string]: string | number | boolean | null | readonly string[] };

interface Asked {
  readonly question: QuestionId;
  /** A host or reader name, for questions about one. */
  readonly target?: string;
  readonly by: 'machine' | 'person';
  /** Duration in milliseconds. */
  readonly ms: number;
  readonly facts?: Facts;
}

/** One question and what became of it. Only `answered` bears on the diagnosis. */
export type Observation = Asked &
  (
    | { readonly status: 'answered'; readonly answer: string }
    | { readonly status: 'failed'; readonly code: FailureCode; readonly detail: string }
    | { readonly status: 'skipped'; readonly because: string }
  );

/** Everything one investigation saw, as it is stored and replayed. */
export interface Evidence {
  readonly format: 1;
  /** Time of the workstation's clock, ISO 8601. */
  readonly takenAt: string;
  readonly guidance: { readonly version: string; readonly asOf: string };
  /** What the user sees; null when nobody said. */
  readonly symptom: Symptom | null;
  readonly observations: readonly Observation[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const rank = new Map(questionIds.map((id, i) => [id, i]));

/** Observations in the order in which a report prints them: by question, then by host or reader. Those of one question about one stay as they stood. */
export const inOrder = <T extends Observation>(observations: readonly T[]): readonly T[] =>
  observations
    .map(observation => ({ observation, place: rank.get(observation.question) ?? 0 }))
    .sort((a, b) => a.place - b.place || compare(a.observation.target ?? '', b.observation.target ?? ''))
    .map(({ observation }) => observation);

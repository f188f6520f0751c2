import { comparable, type Night } from './night.ts';
import { fails, type Judged, judgedIn, type Kind, keyOf, type Outcome, passes } from './outcomes.ts';
import type { RunRecord } from './record.ts';

/** Why a change is worth telling, the most urgent first. */
export const changeKinds = [
  'newly-failing',
  'still-failing',
  'newly-right',
  'other-outcome',
  'added',
  'gone',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What happened to one scenario or law between two nights; null stands for a night that did not have it. */
export interface Change {
  readonly change: ChangeKind;
  readonly kind: Kind;
  readonly name: string;
  readonly before: Outcome | null;
  readonly now: Outcome | null;
  /** For how many nights in a row it has failed, this one included; 0 when it does not fail now. */
  readonly nights: number;
  /** When the first of these nights began, ISO 8601; null when it does not fail now. */
  readonly since: string | null;
}

/** What tonight says that the night before did not. */
export interface Comparison {
  /** When the night compared with began; null when there is none. */
  readonly with: string | null;
  readonly changes: readonly Change[];
  /** Null when the canary fared as before. */
  readonly canary: { readonly before: RunRecord['canary']; readonly now: RunRecord['canary'] } | null;
}

const changeOf = (before: Outcome | null, now: Outcome | null): ChangeKind | null => {
  if (now === null) return 'gone';
  if (fails(now)) return before !== null && fails(before) ? 'still-failing' : 'newly-failing';
  if (before === null) return 'added';
  if (fails(before) && passes(now)) return 'newly-right';
  return before === now ? null : 'other-outcome';
};

/** How long it has failed: nights in a row up to tonight, going back. */
const streak = (
  key: string,
  tonight: RunRecord,
  earlier: readonly Night[],
): Pick<Change, 'nights' | 'since'> => {
  const first = earlier.findIndex(({ failed }) => !failed.includes(key));
  const failing = first === -1 ? earlier : earlier.slice(0, first);
  return { nights: failing.length + 1, since: failing.at(-1)?.startedAt ?? tonight.times.startedAt };
};

const outcomes = (record: RunRecord): ReadonlyMap<string, Judged> =>
  new Map(judgedIn(record).map(judged => [keyOf(judged), judged]));

/**
 * What changed since the last comparable night, the most urgent first. `earlier` are the nights before tonight, the
 * newest first; they say for how long a failure has lasted.
 */
export const compare = (
  tonight: RunRecord,
  last: RunRecord | null,
  earlier: readonly Night[] = [],
): Comparison => {
  if (last === null) return { with: null, changes: [], canary: null };
  const [was, is] = [outcomes(last), outcomes(tonight)];
  const comparables = earlier.filter(night => comparable(night, tonight));
  const changes = [...new Map([...is, ...was])].flatMap(([key, { kind, name }]): Change[] => {
    const before = was.get(key)?.outcome ?? null;
    const now = is.get(key)?.outcome ?? null;
    const change = changeOf(before, now);
    if (change === null) return [];
    const lasted =
      now !== null && fails(now) ? streak(key, tonight, comparables) : { nights: 0, since: null };
    return [{ change, kind, name, before, now, ...lasted }];
  });
  return {
    with: last.times.startedAt,
    changes: changes.sort((a, b) => changeKinds.indexOf(a.change) - changeKinds.indexOf(b.change)),
    canary: last.canary === tonight.canary ? null : { before: last.canary, now: tonight.canary },
  };
};

/** Nothing is better, worse, added or gone; what failed before may fail still. */
export const nothingChanged = ({ changes, canary }: Comparison): boolean =>
  canary === null && changes.every(({ change, before, now }) => change === 'still-failing' && before === now);

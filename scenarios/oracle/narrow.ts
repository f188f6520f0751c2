import type { Demand } from './demands.ts';

/** What is left to try once the demands were read one by one. */
export interface Narrowed {
  /** In every set that meets all demands. */
  readonly certain: ReadonlySet<number>;
  /** Whoever else a minimal set can hold; certain ones are among them. */
  readonly open: ReadonlySet<number>;
  /** Those that not every choice among the open ones meets. */
  readonly demands: readonly Demand[];
}

/** Everybody who gives the answer of one of the demands. */
const givers = (demands: readonly Demand[]): readonly number[] =>
  demands.flatMap(({ voices }) => voices.filter(({ gives }) => gives).map(({ who }) => who));

/** Who must be absent if the demand is to be met: those who do not give the answer and stand before all who might. */
const silenced = ({ voices }: Demand, open: ReadonlySet<number>): readonly number[] => {
  const first = voices.findIndex(({ who, gives }) => gives && open.has(who));
  const before = first < 0 ? voices : voices.slice(0, first);
  return before.filter(({ gives, mayPass }) => !gives && !mayPass).map(({ who }) => who);
};

/** Who alone can give an unhealthy answer. */
const onlyGiver = (demand: Demand, open: ReadonlySet<number>): readonly number[] => {
  const possible = new Set(givers([demand]).filter(who => open.has(who)));
  return !demand.healthy && possible.size === 1 ? [...possible] : [];
};

/** Whether the demand is met whoever of the open ones is present, beside the certain ones. */
const isSettled = ({ voices, healthy }: Demand, { open, certain }: Narrowed): boolean => {
  for (const { who, gives, mayPass } of voices) {
    if (gives && certain.has(who)) return true;
    if (!gives && !mayPass && (open.has(who) || certain.has(who))) return false;
  }
  return healthy;
};

/** Whether only absence can fail the demand: some giver must be present, and nobody open can speak against him. */
const asksForAny = ({ voices, healthy }: Demand, open: ReadonlySet<number>): boolean =>
  !healthy && voices.every(({ who, gives, mayPass }) => gives || mayPass || !open.has(who));

/** The demands without those that are met as soon as another one is. */
const withoutImplied = (demands: readonly Demand[], open: ReadonlySet<number>): readonly Demand[] => {
  const openGivers = (demand: Demand) => new Set(givers([demand]).filter(who => open.has(who)));
  return demands.reduce((kept, demand) => {
    if (!asksForAny(demand, open)) return kept;
    const any = openGivers(demand);
    const implies = (other: Demand) =>
      other !== demand && !other.healthy && [...openGivers(other)].every(who => any.has(who));
    return kept.some(implies) ? kept.filter(other => other !== demand) : kept;
  }, demands);
};

const step = ({ certain, open, demands }: Narrowed): Narrowed => {
  const absent = new Set(demands.flatMap(demand => silenced(demand, open)));
  const left = new Set([...open].filter(who => !absent.has(who)));
  const sure = new Set([...certain, ...demands.flatMap(demand => onlyGiver(demand, left))]);
  const unsettled = withoutImplied(
    demands.filter(demand => !isSettled(demand, { certain: sure, open: left, demands })),
    left,
  );
  const needed = new Set([...givers(unsettled), ...sure]);
  return { certain: sure, open: new Set([...left].filter(who => needed.has(who))), demands: unsettled };
};

/**
 * Leaves out of account what no minimal set can hold, without trying any. After each step every minimal set still holds
 * all that is certain, and nothing that is not open:
 * - Whom a demand silences is in no set that meets it. Who alone can give an unhealthy answer is in all of them.
 * - A settled demand asks nothing more. Nor does one that asks for any of some, where another asks for any of fewer.
 * - Who gives the answer of no other demand is in no minimal set: without him a demand must fail that was met, so that he
 *   gave its answer; and the settled ones do not fail.
 */
export const narrow = (demands: readonly Demand[]): Narrowed => {
  let narrowed: Narrowed = { certain: new Set(), open: new Set(givers(demands)), demands };
  for (;;) {
    const next = step(narrowed);
    const same =
      next.certain.size === narrowed.certain.size &&
      next.open.size === narrowed.open.size &&
      next.demands.length === narrowed.demands.length;
    if (same) return next;
    narrowed = next;
  }
};

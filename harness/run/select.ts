import type { Failure } from '../../reports/failure.ts';
import type { Dice, Law } from '../../scenarios/laws/law.ts';
import { closest } from '../../src/closest.ts';
import { UserError } from '../user-error.ts';
import type { LawWork } from './check-laws.ts';
import { type Block, blocksOf, knownBlocks } from './law-blocks.ts';
import { diceOf, type Plan } from './plan.ts';
import type { ReadScenario } from './scenario-files.ts';

/** What a run, or its shard, has to do. */
export interface Selection {
  readonly scenarios: readonly ReadScenario[];
  readonly laws: readonly LawWork[];
}

interface Named {
  readonly name: string;
}

const refuseSharedNames = (scenarios: readonly Named[], laws: readonly Named[]): void => {
  const names = new Set(laws.map(({ name }) => name));
  const shared = scenarios.find(({ name }) => names.has(name));
  if (shared !== undefined)
    throw new UserError(`scenario "${shared.name}"`, 'name', 'a law has this name; expected another');
};

/** Names that fit nothing are an error, and so is a path without the one law that it belongs to. */
const refuseStray = (
  scenarios: readonly Named[],
  laws: readonly Named[],
  { matches, path, example }: Plan,
  only: string | undefined,
): void => {
  const all = [...scenarios, ...laws].map(({ name }) => name);
  const wanted = all.filter(matches);
  if (only !== undefined && wanted.length === 0) {
    const meant = closest(only, all);
    throw new UserError(
      '--only',
      null,
      `no scenario or law is called "${only}"${meant === null ? '' : `; did you mean "${meant}"?`}`,
    );
  }
  if (path === undefined && example === undefined) return;
  if (wanted.length !== 1 || !laws.some(({ name }) => name === wanted[0]))
    throw new UserError(
      path === undefined ? '--example' : '--path',
      null,
      'expected --only with the name of one law beside it',
    );
};

/** Who replays names the seed of a block, or the value, and gets that alone. */
const replayed = ({ example }: Plan, law: string, dice: Dice): Block | null =>
  dice.path === undefined && example === undefined
    ? null
    : { law, before: 0, ...dice, ...(example === undefined ? {} : { example }) };

/** Scenarios that failed before come first, so that they are judged however soon the run ends. */
const failedFirst = (
  scenarios: readonly ReadScenario[],
  known: readonly Failure[],
): readonly ReadScenario[] => {
  const failed = new Set(known.filter(({ kind }) => kind === 'scenario').map(({ name }) => name));
  return scenarios.toSorted((a, b) => Number(failed.has(b.name)) - Number(failed.has(a.name)));
};

/**
 * The work that the plan asks for. Shards take turns at its pieces, a scenario or a block of runs each, so that they are
 * of a size, and all of them together have every piece once. A law of which a shard has no piece is not in it. Known
 * failures come before all else, in every shard.
 */
export const select = (
  scenarios: readonly ReadScenario[],
  laws: readonly Law[],
  plan: Plan,
  only: string | undefined,
  known: readonly Failure[] = [],
): Selection => {
  refuseSharedNames(scenarios, laws);
  refuseStray(scenarios, laws, plan, only);
  plan.runs.refuseStray(laws.map(({ name }) => name));
  const wanted = scenarios.filter(({ name }) => plan.matches(name));
  let index = wanted.length;
  const works = laws
    .filter(({ name }) => plan.matches(name))
    .map((law): LawWork => {
      const dice = diceOf(plan, law.name);
      const replay = replayed(plan, law.name, dice);
      if (replay !== null) return { law, dice, blocks: [replay] };
      const blocks = blocksOf(law.name, dice).filter(() => plan.mine(index++));
      return { law, dice, blocks: [...knownBlocks(law.name, known), ...blocks] };
    });
  return {
    scenarios: failedFirst(
      wanted.filter((_, i) => plan.mine(i)),
      known,
    ),
    laws: works.filter(({ blocks }) => blocks.length > 0),
  };
};

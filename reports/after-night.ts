import { active, type Failure, failureId } from './failure.ts';
import { fails, passes } from './outcomes.ts';
import type { LawResult, RunRecord, ScenarioResult } from './record.ts';

/** A law that breaks anew every night would fill the store; its record tells of the others. */
const mostOfOneLaw = 10;

/** What became of a known failure tonight. */
type Fate = 'again' | 'right' | 'untried';

const fateOf = ({ kind, id, name }: Failure, { scenarios, known }: RunRecord): Fate => {
  const outcome =
    kind === 'scenario'
      ? scenarios.find(scenario => scenario.name === name)?.judgement
      : known?.find(result => result.id === id)?.outcome;
  if (outcome === undefined) return 'untried';
  return fails(outcome) ? 'again' : passes(outcome) ? 'right' : 'untried';
};

const failing = (failure: Failure, { times, tool }: RunRecord): Failure => {
  const { retired: _, lastRight: __, ...rest } = failure;
  return { ...rest, right: 0, lastSeen: times.startedAt, commit: tool.commit };
};

/** Its date: whatever runs on one date is one night, in however many shards. */
const nightOf = (startedAt: string): string => startedAt.slice(0, 10);

const grown = (failure: Failure, record: RunRecord, retireAfter: number): Failure => {
  const fate = fateOf(failure, record);
  if (fate === 'again') return failing(failure, record);
  if (fate === 'untried' || failure.retired === true) return failure;
  const { startedAt } = record.times;
  if (failure.lastRight !== undefined && nightOf(failure.lastRight) === nightOf(startedAt)) return failure;
  const right = failure.right + 1;
  return { ...failure, right, lastRight: startedAt, ...(right >= retireAfter ? { retired: true } : {}) };
};

type Found = Pick<
  Failure,
  'id' | 'kind' | 'name' | 'seed' | 'runs' | 'path' | 'counterexample' | 'why' | 'replay'
>;

const ofScenario = ({ name, why, replay }: ScenarioResult, { seed }: RunRecord): Found => ({
  id: `scenario:${name}`,
  kind: 'scenario',
  name,
  seed,
  runs: 1,
  path: null,
  counterexample: null,
  why,
  replay,
});

const ofLaw = (result: LawResult): Found => {
  const { name, seed, path, counterexample, why, replay } = result;
  // A crash leaves no path: all the runs of its block are tried again.
  const runs = result.outcome === 'crashed' ? Number(/--runs (\d+)/.exec(replay)?.[1] ?? 1) : 1;
  return { id: failureId(result), kind: 'law', name, seed, runs, path, counterexample, why, replay };
};

/** Failures of tonight; a law that broke again where it was known to break has nothing new to tell. */
const foundIn = (record: RunRecord): readonly Found[] => {
  const brokenAgain = new Set(
    (record.known ?? []).filter(({ outcome }) => fails(outcome)).map(({ name }) => name),
  );
  return [
    ...record.scenarios.filter(({ judgement }) => fails(judgement)).map(result => ofScenario(result, record)),
    ...record.laws.filter(({ outcome, name }) => fails(outcome) && !brokenAgain.has(name)).map(ofLaw),
  ];
};

/**
 * The known failures after a night: those that failed again, those that were right for one night more and, after
 * `retireAfter` of them in a row, retire, and those that are new. What was not tried stays as it was.
 */
export const afterNight = (
  failures: readonly Failure[],
  record: RunRecord,
  retireAfter: number,
): readonly Failure[] => {
  const before = new Set(failures.map(({ id }) => id));
  const found = foundIn(record);
  const again = new Set(found.map(({ id }) => id));
  const old = failures.map(failure =>
    again.has(failure.id) ? failing(failure, record) : grown(failure, record, retireAfter),
  );
  const crowded = (name: string) =>
    active(old).filter(failure => failure.name === name).length >= mostOfOneLaw;
  const { startedAt } = record.times;
  const added = found
    .filter(({ id, name }) => !before.has(id) && !crowded(name))
    .map(
      (failure): Failure => ({
        ...failure,
        commit: record.tool.commit,
        firstSeen: startedAt,
        lastSeen: startedAt,
        right: 0,
      }),
    );
  return [...old, ...added];
};

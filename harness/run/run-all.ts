import type { LawResult, RunRecord, ScenarioResult } from '../../reports/record.ts';
import { checkLaw, type Law } from '../../scenarios/laws/law.ts';
import { closest } from '../../src/closest.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { realClock, stopwatch } from '../clock.ts';
import { UserError } from '../user-error.ts';
import { judgeScenario } from './judge-scenario.ts';
import { type Plan, planOf, type RunOptions } from './plan.ts';
import { replayLine } from './replay.ts';
import type { Rung } from './rung.ts';
import { rungOf } from './rungs.ts';
import { readCanary, readScenarios } from './scenario-files.ts';
import { thisTool } from './tool.ts';

/** Called after each scenario and law. */
export type Progress = (done: number, total: number, name: string) => void;

interface Selectable {
  readonly name: string;
}

/** The items that the plan asks for; names that fit nothing are an error, an empty shard is not. */
const select = <S extends Selectable, L extends Selectable>(
  scenarios: readonly S[],
  laws: readonly L[],
  { matches, mine, dice }: Plan,
  only: string | undefined,
): { readonly scenarios: readonly S[]; readonly laws: readonly L[] } => {
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
  if (dice.path !== undefined && (wanted.length !== 1 || !laws.some(({ name }) => name === wanted[0])))
    throw new UserError('--path', null, 'expected --only with the name of one law beside it');
  const chosen = new Set(wanted.filter((_, index) => mine(index)));
  return {
    scenarios: scenarios.filter(({ name }) => chosen.has(name)),
    laws: laws.filter(({ name }) => chosen.has(name)),
  };
};

/** The laws are about the core and the simulator; other rungs have other parts to prove. */
const lawOn = (rung: Rung, law: Law, plan: Plan): Promise<LawResult> | LawResult =>
  rung.name === 'simulator'
    ? checkLaw(law, plan.dice)
    : {
        name: law.name,
        states: law.states,
        outcome: 'skipped',
        runs: 0,
        seed: plan.dice.seed,
        path: null,
        counterexample: null,
        why: 'laws are checked on the simulator',
        replay: `npx err1002 run --only ${law.name}`,
      };

const refuseSharedNames = (scenarios: readonly Selectable[], laws: readonly Selectable[]): void => {
  const names = new Set(laws.map(({ name }) => name));
  const shared = scenarios.find(({ name }) => names.has(name));
  if (shared !== undefined)
    throw new UserError(`scenario "${shared.name}"`, 'name', 'a law has this name; expected another');
};

/** Judges the scenarios on a rung, checks the laws, and tries the canary; one record of it all, in an order that never changes. */
export const runAll = async (options: RunOptions, onProgress?: Progress): Promise<RunRecord> => {
  const elapsed = stopwatch();
  const startedAt = new Date(realClock.now()).toISOString();
  const plan = planOf(options);
  const [all, canary, tool, { laws: allLaws }] = await Promise.all([
    readScenarios(options.scenarios),
    readCanary(),
    thisTool(),
    import('../../scenarios/laws/laws.ts'),
  ]);
  refuseSharedNames(all, allLaws);
  const chosen = select(all, allLaws, plan, options.only);
  const rung = await rungOf(options.rung);

  const each: { [name: string]: number } = {};
  const total = chosen.scenarios.length + chosen.laws.length;
  const timed = async <T>(name: string, work: () => Promise<T> | T): Promise<T> => {
    const taken = stopwatch();
    const result = await work();
    each[name] = taken();
    onProgress?.(Object.keys(each).length, total, name);
    return result;
  };
  const judged = await judgeScenario(canary, rung, '');
  const scenarios: ScenarioResult[] = [];
  for (const scenario of chosen.scenarios)
    scenarios.push(
      await timed(scenario.name, () => judgeScenario(scenario, rung, replayLine(scenario.name, options))),
    );
  const laws: LawResult[] = [];
  for (const law of chosen.laws) laws.push(await timed(law.name, () => lawOn(rung, law, plan)));
  return {
    format: 1,
    kind: 'run',
    tool,
    rung: rung.name,
    ...(plan.part === undefined ? {} : { part: plan.part }),
    seed: plan.dice.seed,
    runs: plan.dice.runs,
    guidance: { version: defaultGuidance.version, asOf: defaultGuidance.asOf },
    canary: judged.judgement === 'wrong' ? 'caught' : judged.judgement === 'skipped' ? 'absent' : 'missed',
    scenarios,
    laws,
    times: { startedAt, duration: elapsed(), each },
  };
};

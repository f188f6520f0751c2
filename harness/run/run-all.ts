import type { Failure } from '../../reports/failure.ts';
import { byName } from '../../reports/merge.ts';
import type { LawResult, RunRecord, ScenarioResult } from '../../reports/record.ts';
import { replayOf } from '../../scenarios/laws/law.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { realClock, stopwatch, turn } from '../clock.ts';
import { checkLaws, type LawWork } from './check-laws.ts';
import { judgeScenario } from './judge-scenario.ts';
import { type LawBook, ourLaws } from './law-book.ts';
import type { CheckedLaw } from './law-result.ts';
import { planOf, type RunOptions } from './plan.ts';
import { replayLine } from './replay.ts';
import { rungOf } from './rungs.ts';
import { readCanary, readScenarios } from './scenario-files.ts';
import { select } from './select.ts';
import { thisTool } from './tool.ts';

/** How far a run is, in scenarios and runs of laws. */
export interface Reached {
  readonly done: number;
  readonly total: number;
  /** The scenario or law that was done last; `starting` before the first. */
  readonly name: string;
  /** Milliseconds since the run began. */
  readonly elapsed: number;
}

/** What stands around a run. */
export interface Around {
  readonly onProgress?: (reached: Reached) => void;
  /** Ends the run when it fires: what is under way is done to its end, nothing else begins. */
  readonly interrupted?: AbortSignal;
  /** Other laws than ours. */
  readonly book?: LawBook;
  /** Failures of earlier nights, to be tried before all else. */
  readonly known?: readonly Failure[];
}

/** A block takes seconds and a worker some 100 MiB; beyond this something is wrong. */
const limits = { patience: 300_000, memory: 1024 };

/** The laws are about the core and the simulator; other rungs have other parts to prove. */
const passedOver = ({ law, dice }: LawWork): CheckedLaw => ({
  ms: 0,
  known: [],
  result: {
    name: law.name,
    states: law.states,
    outcome: 'skipped',
    runs: 0,
    seed: dice.seed,
    path: null,
    counterexample: null,
    why: 'laws are checked on the simulator',
    replay: replayOf(law.name, dice),
  },
});

/** Judges the scenarios on a rung, checks the laws, and tries the canary; one record of it all, in an order that never changes. */
export const runAll = async (options: RunOptions, around: Around = {}): Promise<RunRecord> => {
  const elapsed = stopwatch();
  const startedAt = new Date(realClock.now()).toISOString();
  const plan = planOf(options);
  const [all, canary, tool, book] = await Promise.all([
    readScenarios(options.scenarios),
    readCanary(),
    thisTool(),
    around.book ?? ourLaws(),
  ]);
  const chosen = select(all, book.laws, plan, options.only, around.known);
  const rung = await rungOf(options.rung);

  const interrupted = around.interrupted ?? new AbortController().signal;
  const onSimulator = rung.name === 'simulator';
  const total = (onSimulator ? chosen.laws : [])
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, { runs }) => sum + runs, chosen.scenarios.length);
  let done = 0;
  const reached = (more: number, name: string) => {
    done += more;
    around.onProgress?.({ done, total, name, elapsed: elapsed() });
  };

  reached(0, 'starting');
  const each: { [name: string]: number } = {};
  const judged = await judgeScenario(canary, rung, '');
  const scenarios: ScenarioResult[] = [];
  for (const scenario of chosen.scenarios) {
    await turn();
    if (interrupted.aborted) break;
    const taken = stopwatch();
    scenarios.push(await judgeScenario(scenario, rung, replayLine(scenario.name, options)));
    each[scenario.name] = taken();
    reached(1, scenario.name);
  }
  const { worker } = book;
  const { workers } = plan;
  const checked = onSimulator
    ? await checkLaws(chosen.laws, { worker, workers, limits, interrupted, onRuns: reached })
    : chosen.laws.map(passedOver);
  for (const { result, ms } of checked) each[result.name] = Math.round(ms);
  const runsOf = plan.runs.others(book.laws.map(({ name }) => name).filter(plan.matches));
  return {
    format: 1,
    kind: 'run',
    tool,
    rung: rung.name,
    ...(plan.part === undefined ? {} : { part: plan.part }),
    ...(interrupted.aborted && done < total ? { interrupted: true } : {}),
    seed: plan.seed,
    runs: plan.runs.base,
    ...(Object.keys(runsOf).length === 0 ? {} : { runsOf }),
    guidance: { version: defaultGuidance.version, asOf: defaultGuidance.asOf },
    canary: judged.judgement === 'wrong' ? 'caught' : judged.judgement === 'skipped' ? 'absent' : 'missed',
    scenarios: scenarios.toSorted(byName),
    laws: checked.map(({ result }): LawResult => result).toSorted(byName),
    ...(around.known === undefined ? {} : { known: checked.flatMap(({ known }) => known) }),
    times: { startedAt, duration: elapsed(), each },
  };
};

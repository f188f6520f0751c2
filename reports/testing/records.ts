import fc from 'fast-check';
import type { Failure } from '../failure.ts';
import type { LawResult, RunRecord, ScenarioResult } from '../record.ts';

/** A scenario that was judged right, but for what is given. */
export const scenarioResult = (given: Partial<ScenarioResult> = {}): ScenarioResult => ({
  name: 'card-absent',
  story: 'Nobody put a card in the reader.',
  judgement: 'right',
  why: '',
  truth: [{ cause: 'card-absent' }],
  symptom: 'err1002',
  verdict: 'explained',
  explanations: [[{ cause: 'card-absent' }]],
  evidence: null,
  replay: 'err1002 run --only card-absent',
  ...given,
});

/** A law that held, but for what is given. */
export const lawResult = (given: Partial<LawResult> = {}): LawResult => ({
  name: 'the-truth-is-never-lost',
  states: 'The true causes are among the explanations.',
  outcome: 'held',
  runs: 100,
  seed: 1002,
  path: null,
  counterexample: null,
  why: '',
  replay: 'err1002 run --only the-truth-is-never-lost',
  ...given,
});

/** A night on which all was right, but for what is given. */
export const runRecord = (given: Partial<RunRecord> = {}): RunRecord => ({
  format: 1,
  kind: 'run',
  tool: { version: '0.1.0', commit: '4471259' },
  rung: 'simulator',
  seed: 1002,
  runs: 100,
  guidance: { version: '2026.11', asOf: '2026-11-01' },
  canary: 'caught',
  scenarios: [scenarioResult()],
  laws: [lawResult()],
  times: { startedAt: '2026-11-21T02:00:00.000Z', duration: 1500, each: { 'card-absent': 12 } },
  ...given,
});

/** A law that broke on one night, but for what is given. */
export const knownFailure = (given: Partial<Failure> = {}): Failure => ({
  id: 'law:the-truth-is-never-lost:0123456789abcdef',
  kind: 'law',
  name: 'the-truth-is-never-lost',
  seed: 7,
  runs: 1,
  path: '3:0',
  counterexample: { faults: ['lock-card'] },
  why: 'card-locked is ruled out',
  replay: 'err1002 run --only the-truth-is-never-lost --seed 7 --path 3:0',
  commit: '4471259',
  firstSeen: '2026-11-20T02:00:00.000Z',
  lastSeen: '2026-11-20T02:00:00.000Z',
  right: 0,
  ...given,
});

/** The same night on another day of November 2026. */
export const onDay = (day: number, record: RunRecord): RunRecord => ({
  ...record,
  times: { ...record.times, startedAt: `2026-11-${String(day).padStart(2, '0')}T02:00:00.000Z` },
});

const names = ['a', 'b', 'c', 'd', 'e'];

/** Any nights with a few scenarios and laws of the same names. */
export const anyRecord: fc.Arbitrary<RunRecord> = fc
  .record({
    scenarios: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...names),
        judgement: fc.constantFrom('right', 'vague', 'wrong', 'crashed', 'skipped'),
      }),
      { selector: ({ name }) => name },
    ),
    laws: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...names),
        outcome: fc.constantFrom('held', 'broken', 'skipped'),
      }),
      { selector: ({ name }) => name },
    ),
    canary: fc.constantFrom('caught', 'missed', 'absent'),
  })
  .map(({ scenarios, laws, canary }) =>
    runRecord({ scenarios: scenarios.map(scenarioResult), laws: laws.map(lawResult), canary }),
  );

import module, { type Builder, type TestCase, type TestSuite } from 'junit-report-builder';
import type { LawResult, RunRecord, ScenarioResult } from './record.ts';

// Its types announce a default export; what the module really is, is the builder.
const junit = module as unknown as Builder;

/** Text for a CDATA section, which cannot hold its own end. */
const body = (...lines: readonly string[]): string => lines.join('\n').replaceAll(']]>', ']] >');

const scenario = (test: TestCase, { judgement, story, why, replay }: ScenarioResult): void => {
  if (judgement === 'skipped') test.skipped().standardOutput(body(why));
  else if (judgement !== 'right')
    test.failure(why, judgement).stacktrace(body(story, why, `Replay: ${replay}`));
};

const law = (test: TestCase, { outcome, states, why, path, counterexample, replay }: LawResult): void => {
  if (outcome === 'skipped') test.skipped().standardOutput(body(why));
  else if (outcome !== 'held')
    test
      .failure(why, outcome)
      .stacktrace(
        body(
          states,
          why,
          `Path: ${path ?? 'none'}`,
          `Counterexample: ${JSON.stringify(counterexample)}`,
          `Replay: ${replay}`,
        ),
      );
};

/** A run record as JUnit XML: the scenarios, the laws and the canary are a suite each. */
export const junitOf = (record: RunRecord): string => {
  const report = junit.newBuilder().name(`err1002 on ${record.rung}`);
  const suite = (name: string): TestSuite =>
    report
      .testSuite()
      .name(name)
      .timestamp(record.times.startedAt)
      .property('rung', record.rung)
      .property('seed', String(record.seed))
      .property('guidance', record.guidance.version)
      .property('commit', record.tool.commit ?? 'unknown');
  const test = (parent: TestSuite, name: string): TestCase =>
    parent
      .testCase()
      .className(`err1002.${record.rung}`)
      .name(name)
      .time((record.times.each[name] ?? 0) / 1000);

  const scenarios = suite('scenarios');
  for (const result of record.scenarios) scenario(test(scenarios, result.name), result);
  const laws = suite('laws');
  for (const result of record.laws) law(test(laws, result.name), result);
  const canary = test(suite('canary'), 'a scenario with a false truth is judged wrong');
  if (record.canary === 'absent') canary.skipped();
  if (record.canary === 'missed')
    canary.failure('the false truth was believed: the other judgements prove nothing', 'missed');
  return report.build();
};

import type { ScenarioResult } from '../../reports/record.ts';
import type { Scenario } from '../../scenarios/format/scenario.ts';
import { worldOf } from '../../scenarios/format/world-of.ts';
import { judge } from '../../scenarios/judge/judge.ts';
import { logIn } from '../../sim/log-in/log-in.ts';
import type { World } from '../../sim/world.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Finding } from '../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { investigate } from '../../src/investigate.ts';
import { scrub } from '../../src/privacy/scrub.ts';
import { realClock } from '../clock.ts';
import type { Tape } from '../tape/tape.ts';
import { underFaults } from '../tape/under-faults.ts';
import type { Rung } from './rung.ts';
import type { ReadScenario } from './scenario-files.ts';

/** Milliseconds after which a scenario counts as crashed. */
const patience = 60_000;

const named = ({ cause, target, how }: Finding) => ({
  cause,
  ...(target === undefined ? {} : { target }),
  ...(how === undefined ? {} : { how }),
});

/** Evidence from a tape, under the faults of the scenario and as patiently as it was recorded. */
const evidenceOnTape = async (tape: Tape, { faults }: Scenario): Promise<Evidence> => {
  const { workstation, symptom } = await underFaults(tape, faults, defaultGuidance);
  return investigate(workstation, { guidance: defaultGuidance, symptom, deadline: tape.header.timeout });
};

const evidenceOf = async (world: World, rung: Rung): Promise<Evidence> => {
  const { symptom } = await logIn(world);
  const { workstation, close } = await rung.station(world);
  try {
    const { deadline } = rung;
    return await investigate(workstation, { guidance: defaultGuidance, symptom, deadline });
  } finally {
    await close();
  }
};

/** Brings a scenario to life on a rung, diagnoses it as any workstation, and only then looks at the truth. */
export const judgeScenario = async (
  scenario: ReadScenario,
  rung: Rung,
  replay: string,
): Promise<ScenarioResult> => {
  const { name, story, truth, indistinguishable, recorded } = scenario;
  const unjudged = (judgement: 'skipped' | 'crashed', why: string): ScenarioResult => ({
    name,
    story: story.trim(),
    judgement,
    why,
    truth,
    symptom: null,
    verdict: null,
    explanations: [],
    evidence: null,
    replay,
  });
  const world = worldOf(scenario);
  const obstacle =
    recorded !== null && rung.name !== 'simulator'
      ? 'a tape is replayed in process'
      : rung.expressible(world);
  if (obstacle !== null) return unjudged('skipped', obstacle);
  const seen = await realClock.within(patience, () =>
    recorded === null ? evidenceOf(world, rung) : evidenceOnTape(recorded, scenario),
  );
  if (seen.kind !== 'ok')
    return unjudged('crashed', scrub(seen.kind === 'failed' ? `${seen.code} ${seen.detail}` : seen.because));
  const evidence = seen.value;
  const diagnosis = diagnose(evidence, defaultGuidance);
  const judgement = judge({ truth, indistinguishable, merges: rung.merges }, diagnosis);
  return {
    ...unjudged('skipped', ''),
    ...judgement,
    symptom: evidence.symptom,
    verdict: diagnosis.verdict,
    explanations: diagnosis.explanations.map(explanation => explanation.map(named)),
    evidence: judgement.judgement === 'right' ? null : evidence,
  };
};

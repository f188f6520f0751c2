import type { Workstation } from './doors/workstation.ts';
import { type Evidence, inOrder, type Observation } from './evidence/evidence.ts';
import type { Symptom } from './evidence/questions.ts';
import type { Guidance } from './guidance/guidance.ts';
import { joined } from './joined.ts';
import { scrub } from './privacy/scrub.ts';
import { askPerson } from './probes/person.ts';
import { leftOpen, type Probe } from './probes/probe.ts';
import { probes } from './probes/probes.ts';

export interface Investigation {
  readonly guidance: Guidance;
  /** What the user sees at log-in; null when nobody said. */
  readonly symptom: Symptom | null;
  /** Milliseconds that each probe may take. */
  readonly deadline: number;
  /** Called once for each probe that ends, for progress. */
  readonly onProbe?: (name: string, observations: readonly Observation[]) => void;
}

/** A probe that is late by a tenth, or breaks, becomes one failed observation; the others go on. */
const runProbe = async (
  probe: Probe,
  workstation: Workstation,
  { guidance, deadline, onProbe }: Investigation,
): Promise<readonly Observation[]> => {
  const outcome = await workstation.clock.within(deadline * 1.1, () =>
    probe.run({ workstation, guidance, budget: deadline }),
  );
  const observations = outcome.kind === 'ok' ? outcome.value : [leftOpen(probe.stands, outcome)];
  onProbe?.(probe.name, observations);
  return observations;
};

const scrubbed = (observation: Observation): Observation => {
  if (observation.status === 'failed') return { ...observation, detail: scrub(observation.detail) };
  return observation.status === 'skipped'
    ? { ...observation, because: scrub(observation.because) }
    : observation;
};

/** The evidence with what people say about the questions that it leaves open. */
export const askAbout = async (
  evidence: Evidence,
  workstation: Pick<Workstation, 'person'>,
  deadline: number,
): Promise<Evidence> => {
  const told = await askPerson(workstation, evidence.observations, deadline);
  const kept = evidence.observations.filter(
    seen => !told.some(({ question, target }) => question === seen.question && target === seen.target),
  );
  return { ...evidence, observations: inOrder([...kept, ...told].map(scrubbed)) };
};

/** Knocks at every door at once and writes down what they say, in one fixed order. */
export const investigate = async (
  workstation: Workstation,
  investigation: Investigation,
): Promise<Evidence> => {
  const takenAt = new Date(workstation.clock.now()).toISOString();
  const seen = await Promise.all(probes.map(probe => runProbe(probe, workstation, investigation)));
  const { guidance, symptom, deadline } = investigation;
  const { version, asOf } = guidance;
  const evidence = {
    format: 1,
    takenAt,
    guidance: { version, asOf },
    symptom,
    observations: joined(seen),
  } as const;
  return askAbout(evidence, workstation, deadline);
};

import fc from 'fast-check';
import { healthyWorld } from '../../sim/healthy-world.ts';
import type { Evidence, Facts, Observation } from '../../src/evidence/evidence.ts';
import type { QuestionId } from '../../src/evidence/questions.ts';
import { answered } from '../../src/probes/probe.ts';
import { difference } from './difference.ts';
import { faultSets } from './fault-sets.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

interface Noise {
  /** Sort keys, over and over. */
  readonly order: readonly number[];
  /** Which observations stand there twice, over and over. */
  readonly twice: readonly boolean[];
  readonly ms: number;
  readonly facts: Facts;
  readonly moreHosts: readonly string[];
}

const noise = fc.record({
  order: fc.array(fc.nat({ max: 63 }), { minLength: 1, maxLength: 31 }),
  twice: fc.array(fc.boolean(), { minLength: 1, maxLength: 31 }),
  ms: fc.nat({ max: 60_000 }),
  facts: fc.dictionary(
    fc.stringMatching(/^noise[a-z]{0,5}$/),
    fc.oneof(fc.string(), fc.integer(), fc.boolean()),
  ),
  moreHosts: fc.uniqueArray(fc.domain(), { maxLength: 3 }),
});

/** A host in good order that the guidance does not know. */
const healthyHost = (target: string): readonly Observation[] => [
  answered('network.proxy', 'direct', { target }),
  answered('network.dns', 'resolves', { target }),
  answered('network.tcp', 'connects', { target }),
  answered('network.tls', 'trusted', { target }),
  answered('network.http', 'answers', { target }),
];

const answerIn = ({ observations }: Evidence, id: QuestionId): string | null => {
  const found = observations.find(({ question }) => question === id);
  return found?.status === 'answered' ? found.answer : null;
};

const disturb = (evidence: Evidence, { order, twice, ms, facts, moreHosts }: Noise): Evidence => {
  // Without a network no host is in good order.
  const hosts = answerIn(evidence, 'network.reach') === 'some' ? moreHosts : [];
  const observations = [...evidence.observations, ...hosts.flatMap(healthyHost)]
    .flatMap((observation, i) => (twice[i % twice.length] ? [observation, observation] : [observation]))
    .map(observation => ({ ...observation, ms, facts: { ...facts, ...observation.facts } }))
    .map((observation, i) => ({ observation, key: order[i % order.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ observation }) => observation);
  const guidance = { version: 'another', asOf: '2001-01-01' };
  return { ...evidence, takenAt: '2001-01-01T00:00:00.000Z', guidance, observations };
};

/** Only the answers count. */
export const orderAndNoise = law(
  'order-and-noise-do-not-matter',
  'Neither the order of the observations nor repetition, durations, dates, unknown facts and unknown healthy hosts change a word.',
  fc.record({ faults: faultSets({ min: 0, max: 2 }), noise }),
  async ({ faults, noise: disturbance }, subject) => {
    const evidence = await lookAt(subject.inflict(healthyWorld, faults), subject);
    return difference(subject.diagnose(evidence), subject.diagnose(disturb(evidence, disturbance)));
  },
);

import fc from 'fast-check';
import type { Evidence, Observation } from '../../src/evidence/evidence.ts';
import { answersOf, questionIds, questions } from '../../src/evidence/questions.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { failureCodes } from '../../src/outcome.ts';
import { anyFaults, anyWorlds } from './any-worlds.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

/** Any world, through any faults: a log-in, an investigation and a diagnosis come about, whatever they say. */
export const strangeWorldsNeverThrow = law(
  'strange-worlds-never-throw',
  'Any workstation, with any cards, scripts and faults, can be looked at and diagnosed without an error of our own.',
  fc.record({ world: anyWorlds, faults: anyFaults }),
  async ({ world, faults }, subject) => {
    const evidence = await lookAt(subject.inflict(world, faults), subject);
    const crashed = evidence.observations.find(seen => seen.status === 'failed' && seen.code === 'crashed');
    if (crashed !== undefined) return `a probe crashed: ${JSON.stringify(crashed)}`;
    subject.diagnose(evidence);
    return null;
  },
);

const target = (about: 'workstation' | 'host' | 'reader') =>
  about === 'workstation'
    ? fc.constant({})
    : about === 'host'
      ? fc.record({
          target: fc.oneof(fc.constantFrom(...defaultGuidance.hosts.map(host => host.name)), fc.string()),
        })
      : fc.record({ target: fc.constantFrom('one reader', 'another reader', '') });

const outcome = (answers: readonly string[]) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ status: fc.constant('answered' as const), answer: fc.constantFrom(...answers) }),
    },
    fc.record({ status: fc.constant('answered' as const), answer: fc.string() }),
    fc.record({
      status: fc.constant('failed' as const),
      code: fc.constantFrom(...failureCodes),
      detail: fc.string(),
    }),
    fc.record({ status: fc.constant('skipped' as const), because: fc.string() }),
  );

const facts = fc.dictionary(
  fc.constantFrom('readers', 'version', 'card', 'issuer'),
  fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string(), { maxLength: 2 }),
  ),
);

const observation: fc.Arbitrary<Observation> = fc
  .constantFrom(...questionIds)
  .chain(question =>
    fc
      .tuple(
        target(questions[question].about),
        outcome(answersOf(question)),
        fc.constantFrom('machine', 'person'),
        facts,
      )
      .map(([place, became, by, seen]) => ({ question, ms: 0, by, facts: seen, ...place, ...became })),
  );

const garbage: fc.Arbitrary<Evidence> = fc.record({
  format: fc.constant(1),
  takenAt: fc.constant('2026-11-02T09:00:00.000Z'),
  guidance: fc.constant({ version: '0', asOf: '2026-11-02' }),
  symptom: fc.constantFrom(...answersOf('symptom'), null) as fc.Arbitrary<Evidence['symptom']>,
  observations: fc.array(observation, { maxLength: 40 }),
});

/** Whether anything was answered but what the user sees. */
const isLookedAt = ({ observations }: Evidence): boolean =>
  observations.some(({ question, status }) => question !== 'symptom' && status === 'answered');

/** Evidence can be an old file, a damaged one, or one that somebody made up. */
export const garbageNeverThrows = law(
  'any-evidence-is-diagnosed',
  'Any evidence of the right shape, contradictory and repeated answers included, gets a diagnosis that adds up.',
  garbage,
  (evidence, { diagnose }) => {
    const { verdict, explanations, contradiction } = diagnose(evidence);
    const fits = {
      healthy: explanations.length === 0 && contradiction.length === 0 && isLookedAt(evidence),
      explained: explanations.length === 1,
      // Without any answer there is nothing to explain.
      inconclusive: explanations.length !== 1,
      unexplained: explanations.length === 0 && contradiction.length > 0,
    };
    return fits[verdict] ? null : `${verdict} with ${explanations.length} explanations`;
  },
);

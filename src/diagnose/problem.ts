import { byQuestion, type Evidence, type Observation } from '../evidence/evidence.ts';
import { isHealthy, questionKey, questions } from '../evidence/questions.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { Scope } from '../model/row.ts';
import { table } from '../model/table.ts';
import { type Knowledge, knowledgeOf, type Reading, readingOf } from './knowledge.ts';

/** One answered question: which present hypotheses would account for the answer. */
export interface Constraint extends Reading {
  readonly key: string;
  readonly answer: string;
  readonly by: Observation['by'];
}

/** Evidence laid beside the causal model. Hypotheses are known by their number. */
export interface Problem extends Knowledge {
  readonly constraints: readonly Constraint[];
}

type Answered = Extract<Observation, { readonly status: 'answered' }>;

/** Every answer in one fixed order, and the symptom as an answer like any other: what the user saw. */
const answersIn = ({ observations, symptom }: Evidence): readonly Answered[] => {
  const answers = observations.filter(seen => seen.status === 'answered');
  const told = symptom === null ? answers : answers.filter(({ question }) => question !== 'symptom');
  const seen: readonly Answered[] =
    symptom === null
      ? []
      : [{ question: 'symptom', by: 'person', ms: 0, status: 'answered', answer: symptom }];
  return [...told, ...seen].sort((a, b) => byQuestion(a, b) || (a.answer < b.answer ? -1 : 1));
};

/**
 * Readers by name. While the list is not in evidence, or empty, or a reader without a driver is missing from it, there
 * may be one more that nothing names.
 */
const readersIn = (evidence: Evidence): Scope['readers'] => {
  const named = new Set<string>();
  let complete = false;
  let unlisted = false;
  for (const observation of evidence.observations) {
    const { question, target, facts } = observation;
    if (target !== undefined && questions[question].about === 'reader') named.add(target);
    if (question === 'readers.driver' && observation.status === 'answered')
      unlisted ||= observation.answer === 'missing';
    if (question !== 'readers.listed' || !Array.isArray(facts?.readers)) continue;
    complete = facts.readers.length > 0;
    const gone = Array.isArray(facts.gone) ? facts.gone : [];
    for (const reader of [...facts.readers, ...gone]) named.add(String(reader));
  }
  const readers = [...named].sort();
  return complete && !unlisted ? readers : [...readers, undefined];
};

const hostsIn = (evidence: Evidence, guidance: Guidance): Scope['hosts'] => {
  const known = new Set(guidance.hosts.map(host => host.name));
  const more = new Set<string>();
  for (const { question, target } of evidence.observations)
    if (target !== undefined && questions[question].about === 'host' && !known.has(target)) more.add(target);
  // Only the Identity Agent needs HSCN.
  const noAgent = evidence.observations.some(
    ({ question, ...rest }) =>
      question === 'software.identity-agent' && rest.status === 'answered' && rest.answer === 'absent',
  );
  return [
    ...guidance.hosts.filter(({ role }) => !(noAgent && role === 'hscn')),
    ...[...more].sort().map(name => ({ name, role: 'required', neededBy: 'management' }) as const),
  ];
};

/** The hosts and readers that the evidence is about. */
export const scopeOf = (evidence: Evidence, guidance: Guidance): Scope => ({
  hosts: hostsIn(evidence, guidance),
  readers: readersIn(evidence),
});

/** Compares the answered questions of the evidence with the model; questions that were not answered bear on nothing. */
export const problemOf = (
  evidence: Evidence,
  guidance: Guidance,
  model = table,
  scope = scopeOf(evidence, guidance),
): Problem => {
  const knowledge = knowledgeOf(scope, model);
  const { rowOf } = knowledge;
  const constraints = answersIn(evidence).map(({ question, target, answer, by }): Constraint => {
    const key = questionKey(question, target);
    const row = rowOf.get(key);
    if (row === undefined) return { key, answer, by, healthy: isHealthy(question, answer), deciders: [] };
    const { healthy, deciders } = readingOf(row, answer);
    return { key, answer, by, healthy, deciders };
  });
  return { ...knowledge, constraints };
};

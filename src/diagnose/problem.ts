import { type Evidence, inOrder, type Observation } from '../evidence/evidence.ts';
import { isHealthy, type QuestionId, questionKey, questions } from '../evidence/questions.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { Scope } from '../model/row.ts';
import { table } from '../model/table.ts';
import { type Bearing, bearingOf, type Constraint } from './constraint.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';

/** Evidence laid beside the causal model. Hypotheses are known by their number. */
export interface Problem extends Knowledge {
  readonly constraints: readonly Constraint[];
  readonly bearing: Bearing;
}

type Answered = Extract<Observation, { readonly status: 'answered' }>;
type Told = Pick<Answered, 'question' | 'target' | 'by' | 'answer'>;

/** Every answer in one fixed order, and last the symptom as an answer like any other: what the user saw. */
const answersIn = ({ observations, symptom }: Evidence): readonly Told[] => {
  const answers = inOrder(
    observations
      .filter(
        (seen): seen is Answered =>
          seen.status === 'answered' && (symptom === null || seen.question !== 'symptom'),
      )
      .sort((a, b) => (a.answer < b.answer ? -1 : 1)),
  );
  return symptom === null ? answers : [...answers, { question: 'symptom', by: 'person', answer: symptom }];
};

/** Hosts and readers that observations are about. */
const namedIn = ({ observations }: Evidence) => {
  const hosts = new Set<string>();
  const readers = new Set<string>();
  for (const { question, target } of observations) {
    if (target === undefined) continue;
    const { about } = questions[question];
    if (about === 'host') hosts.add(target);
    else if (about === 'reader') readers.add(target);
  }
  return { hosts, readers };
};

const answered = ({ observations }: Evidence, question: QuestionId, answer: string): boolean =>
  observations.some(
    seen => seen.question === question && seen.status === 'answered' && seen.answer === answer,
  );

const listed = (facts: unknown): readonly string[] | null =>
  Array.isArray(facts) ? facts.map(String) : null;

/**
 * Readers by name. While the list is not in evidence, or empty, or nobody knows that every reader has its driver, there may be
 * one more that nothing names.
 */
const readersIn = (evidence: Evidence, named: ReadonlySet<string>): Scope['readers'] => {
  const all = new Set(named);
  let complete = false;
  for (const { question, facts } of evidence.observations) {
    const readers = question === 'readers.listed' ? listed(facts?.readers) : null;
    if (readers === null) continue;
    complete = readers.length > 0;
    for (const reader of [...readers, ...(listed(facts?.gone) ?? [])]) all.add(reader);
  }
  const isAll = complete && answered(evidence, 'readers.driver', 'working');
  const readers = [...all].sort();
  return isAll ? readers : [...readers, undefined];
};

/** Whether something was learnt of HSCN. */
const knowsHscn = ({ observations }: Evidence, { hosts }: Guidance): boolean =>
  observations.some(
    ({ question, target, status }) =>
      status === 'answered' &&
      (question === 'network.hscn' || hosts.some(({ name, role }) => name === target && role === 'hscn')),
  );

/** Those that the guidance names, and others that were met. Only the Identity Agent needs HSCN, but what was learnt counts. */
const hostsIn = (evidence: Evidence, named: ReadonlySet<string>, guidance: Guidance): Scope['hosts'] => {
  const { hosts } = guidance;
  const noAgent = answered(evidence, 'software.identity-agent', 'absent') && !knowsHscn(evidence, guidance);
  const more = [...named].filter(name => !hosts.some(host => host.name === name)).sort();
  return [
    ...(noAgent ? hosts.filter(({ role }) => role !== 'hscn') : hosts),
    ...more.map(name => ({ name, role: 'required', neededBy: 'management' }) as const),
  ];
};

/** The hosts and readers that the evidence is about. */
export const scopeOf = (evidence: Evidence, guidance: Guidance): Scope => {
  const { hosts, readers } = namedIn(evidence);
  return { hosts: hostsIn(evidence, hosts, guidance), readers: readersIn(evidence, readers) };
};

/** Compares the answered questions of the evidence with the model; questions that were not answered bear on nothing. */
export const problemOf = (evidence: Evidence, guidance: Guidance, model = table): Problem => {
  const knowledge = knowledgeOf(scopeOf(evidence, guidance), model);
  const constraints = answersIn(evidence).map(({ question, target, answer, by }): Constraint => {
    const row = knowledge.rowOf(question, target);
    if (row === undefined)
      return {
        key: questionKey(question, target),
        answer,
        by,
        healthy: isHealthy(question, answer),
        deciders: [],
      };
    const { healthy, deciders } = row.readingOf(answer);
    return { key: row.key, answer, by, healthy, deciders };
  });
  const bearing = bearingOf(constraints, knowledge.hypotheses);
  return { constraints, bearing, ...knowledge };
};

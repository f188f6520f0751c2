import type { Evidence } from '../../src/evidence/evidence.ts';
import { questions } from '../../src/evidence/questions.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import type { Scope } from '../../src/model/row.ts';

const targetsAbout = ({ observations }: Evidence, about: 'host' | 'reader'): readonly string[] =>
  observations.flatMap(({ question, target }) =>
    target !== undefined && questions[question].about === about ? [target] : [],
  );

const isAnswered = ({ observations }: Evidence, question: string, answer: string): boolean =>
  observations.some(
    seen => seen.question === question && seen.status === 'answered' && seen.answer === answer,
  );

const words = (facts: unknown): readonly string[] => (Array.isArray(facts) ? facts.map(String) : []);

/** The last list of readers that the smart card service gave; null without any. */
const listIn = ({ observations }: Evidence): readonly string[] | null => {
  const lists = observations.flatMap(({ question, facts }) =>
    question === 'readers.listed' && Array.isArray(facts?.readers) ? [facts.readers.map(String)] : [],
  );
  return lists.at(-1) ?? null;
};

/** Every reader that is named, listed or known to have gone; and one without a name where the list is not known to be whole. */
const readersOf = (evidence: Evidence): Scope['readers'] => {
  const lists = evidence.observations.flatMap(({ question, facts }) =>
    question === 'readers.listed' && Array.isArray(facts?.readers)
      ? [...facts.readers.map(String), ...words(facts.gone)]
      : [],
  );
  const names = [...new Set([...targetsAbout(evidence, 'reader'), ...lists])].sort();
  const whole = (listIn(evidence)?.length ?? 0) > 0 && isAnswered(evidence, 'readers.driver', 'working');
  return whole ? names : [...names, undefined];
};

/** The hosts of the guidance and any that evidence names beside them. Without the Identity Agent nobody needs HSCN, or asks. */
const hostsOf = (evidence: Evidence, { hosts }: Guidance): Scope['hosts'] => {
  const known = hosts.map(({ name }) => name);
  const more = [...new Set(targetsAbout(evidence, 'host'))].filter(name => !known.includes(name)).sort();
  const overHscn = new Set(hosts.flatMap(({ name, role }) => (role === 'hscn' ? [name] : [])));
  const isAsked = evidence.observations
    .filter(({ status }) => status === 'answered')
    .some(({ question, target = '' }) => question === 'network.hscn' || overHscn.has(target));
  const needed =
    isAnswered(evidence, 'software.identity-agent', 'absent') && !isAsked
      ? hosts.filter(({ name }) => !overHscn.has(name))
      : hosts;
  return [...needed, ...more.map(name => ({ name, role: 'required', neededBy: 'management' }) as const)];
};

/** Which hosts and readers a piece of evidence is about. */
export const scopeOf = (evidence: Evidence, guidance: Guidance): Scope => ({
  hosts: hostsOf(evidence, guidance),
  readers: readersOf(evidence),
});

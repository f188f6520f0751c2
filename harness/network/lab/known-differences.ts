import type { Answers } from './answers.ts';

/** Something that the simulator does not show as a real network does, with what is then left out of account. */
export interface Difference {
  readonly why: string;
  /** Answers, by question and host, that may differ; the question alone is meant for every host. */
  readonly questions: readonly string[];
  /** Names of the cases it is about. */
  readonly cases: readonly string[];
}

const differences: readonly Difference[] = [
  {
    why: 'unbound refuses a stranger with the header of an answer alone, which resolving libraries pass over',
    cases: ['a resolver that refuses this workstation'],
    questions: ['network.dns'],
  },
  {
    why: 'the simulator’s cut network has no cable',
    cases: ['every packet dropped'],
    questions: ['network.reach'],
  },
  {
    why: 'the simulator’s proxy carries the required hosts alone',
    cases: ['a proxy for everything that asks for credentials'],
    questions: ['network.reach', 'network.portal', 'clock.skew'],
  },
  {
    why: 'the simulator’s proxy is found without a name',
    cases: ['no name resolves and a proxy is set by its name'],
    questions: ['network.proxy', 'network.portal', 'network.tls', 'network.http', 'clock.skew'],
  },
  {
    why: 'the simulator’s portal takes connections to port 443 itself',
    cases: ['a portal that resets TLS', 'a portal that drops TLS and answers in the page’s place'],
    questions: ['network.reach', 'network.tcp', 'network.tls'],
  },
  {
    why: 'the simulator’s portal leaves names alone',
    cases: ['a portal under every name'],
    questions: ['network.names', 'network.dns', 'network.tcp', 'network.tls'],
  },
];

const sameQuestion = (key: string, question: string): boolean =>
  key === question || key.startsWith(`${question}(`);

/** How the real answers compare with the simulated ones. */
export type Comparison =
  | { readonly kind: 'same' }
  | { readonly kind: 'known'; readonly why: readonly string[] }
  | { readonly kind: 'other'; readonly keys: readonly string[] };

/** Compares question by question; what differs must be a known difference of this case. */
export const compared = (name: string, real: Answers, simulated: Answers): Comparison => {
  const keys = [...new Set([...Object.keys(real), ...Object.keys(simulated)])];
  const apart = keys.filter(key => real[key] !== simulated[key]);
  if (apart.length === 0) return { kind: 'same' };
  const known = differences.filter(({ cases }) => cases.includes(name));
  const unknown = apart.filter(
    key => !known.some(({ questions }) => questions.some(question => sameQuestion(key, question))),
  );
  if (unknown.length > 0) return { kind: 'other', keys: unknown };
  return { kind: 'known', why: known.map(({ why }) => why) };
};

/** Differences that no case shows any more. */
export const outdated = (
  shown: readonly { readonly comparison: Comparison | null }[],
): readonly Difference[] =>
  differences.filter(
    ({ why }) =>
      !shown.some(({ comparison }) => comparison?.kind === 'known' && comparison.why.includes(why)),
  );

import type { Evidence, Observation } from '../evidence/evidence.ts';
import { questions } from '../evidence/questions.ts';
import { inWords, stepTitles } from './words.ts';

export type Mark = 'good' | 'bad' | 'open';

/** One line of what was checked: a host, a reader, or a question about the workstation. */
export interface CheckLine {
  readonly mark: Mark;
  /** The host or reader; null for a question about the workstation. */
  readonly subject: string | null;
  readonly says: string;
}

export interface CheckGroup {
  readonly step: keyof typeof stepTitles;
  readonly title: string;
  readonly lines: readonly CheckLine[];
}

const markOf = (observation: Observation): Mark => {
  if (observation.status !== 'answered') return 'open';
  const { healthy } = questions[observation.question];
  return (healthy as readonly string[]).includes(observation.answer) ? 'good' : 'bad';
};

const listed = (value: unknown): string =>
  Array.isArray(value) ? [...new Set(value)].join(', ') : String(value);

/** The facts worth reading beside an answer. */
const detail = ({ question, facts }: Observation): string => {
  if (facts === undefined) return '';
  if (question === 'network.tls') return ` (issuer ${listed(facts.issuer)})`;
  if (question === 'network.http' && facts.status !== undefined) return ` (HTTP ${facts.status})`;
  if (question === 'clock.skew') return ` (${facts.aheadBySeconds} s ahead)`;
  if (question === 'card.series') return ` (${facts.card ?? `ATR ${facts.atr}`})`;
  if (question === 'card.validity') return ` (${listed(facts.validFrom)} to ${listed(facts.validTo)})`;
  if (question === 'card.lock' && facts.triesLeft !== null) return ` (${facts.triesLeft})`;
  if (facts.version !== undefined && facts.version !== null) return ` (${facts.version})`;
  return typeof facts.policy === 'string' ? ` (${facts.policy})` : '';
};

const sayings = (observation: Observation): string => {
  if (observation.status === 'answered')
    return `${inWords(observation.question, observation.answer)}${detail(observation)}`;
  const { asks } = questions[observation.question];
  return observation.status === 'skipped'
    ? `${asks} Not checked: ${observation.because}.`
    : `${asks} Failed: ${observation.code}${observation.detail === '' ? '' : ` (${observation.detail})`}.`;
};

const worst = (marks: readonly Mark[]): Mark =>
  marks.includes('bad') ? 'bad' : marks.includes('good') ? 'good' : 'open';

/** What is bad about a host or reader; when nothing is, what is good about it. */
const together = (subject: string, observations: readonly Observation[]): CheckLine => {
  const mark = worst(observations.map(markOf));
  const told = observations.filter(observation => markOf(observation) === mark);
  // A certificate that is in order needs no issuer beside it.
  const says = told.map(observation =>
    mark === 'good' && observation.question === 'network.tls' && observation.status === 'answered'
      ? inWords(observation.question, observation.answer)
      : sayings(observation),
  );
  return { mark, subject, says: says.join(', ') };
};

/** What was checked, by NHS step: one line for each host and reader, one for each other question. */
export const checksOf = (evidence: Evidence): readonly CheckGroup[] =>
  ([0, 1, 2, 3, 4] as const).flatMap(step => {
    const here = evidence.observations.filter(({ question }) => questions[question].step === step);
    const seen = new Set<string>();
    const lines = here.flatMap((observation): CheckLine[] => {
      const { target } = observation;
      if (target === undefined)
        return [{ mark: markOf(observation), subject: null, says: sayings(observation) }];
      if (seen.has(target)) return [];
      seen.add(target);
      return [
        together(
          target,
          here.filter(other => other.target === target),
        ),
      ];
    });
    return lines.length === 0 ? [] : [{ step, title: stepTitles[step], lines }];
  });

import type { Evidence, Observation } from '../evidence/evidence.ts';
import { isHealthy, questions } from '../evidence/questions.ts';
import { inWords, stepTitles, topics } from './words.ts';

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
  return isHealthy(observation.question, observation.answer) ? 'good' : 'bad';
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
  if (question === 'readers.driver' && facts.drivers !== undefined) return ` (${listed(facts.drivers)})`;
  if (question.startsWith('client.') && facts.port !== undefined) return ` (port ${facts.port})`;
  if (facts.version !== undefined && facts.version !== null) return ` (${facts.version})`;
  return typeof facts.policy === 'string' ? ` (${facts.policy})` : '';
};

/** Why a question was left open, in few words. */
const reason = (observation: Observation): string => {
  if (observation.status === 'skipped') return observation.because;
  if (observation.status === 'answered') return '';
  return `failed: ${observation.code}${observation.detail === '' ? '' : ` (${observation.detail})`}`;
};

const sayings = (observation: Observation): string =>
  observation.status === 'answered'
    ? `${inWords(observation.question, observation.answer)}${detail(observation)}`
    : `${topics[observation.question]} not checked: ${reason(observation)}`;

const worst = (marks: readonly Mark[]): Mark =>
  marks.includes('bad') ? 'bad' : marks.includes('good') ? 'good' : 'open';

/** What is bad about a host or reader; when nothing is, what is good about it. */
const together = (subject: string, observations: readonly Observation[]): CheckLine => {
  const mark = worst(observations.map(markOf));
  const told = observations.filter(observation => markOf(observation) === mark);
  // A host whose service answers has let us through every layer before it.
  const whole = mark === 'good' ? told.filter(({ question }) => question === 'network.http') : [];
  return { mark, subject, says: (whole.length > 0 ? whole : told).map(sayings).join(', ') };
};

/** Questions about the workstation that were left open, one line for each reason. */
const leftOpen = (observations: readonly Observation[]): readonly CheckLine[] =>
  [...new Set(observations.map(reason))].map(why => {
    const about = observations.filter(observation => reason(observation) === why);
    const topicList = about.map(({ question }) => topics[question]).join(', ');
    return { mark: 'open', subject: null, says: `Not checked: ${topicList} (${why})` };
  });

const groupOf = (observations: readonly Observation[]): readonly CheckLine[] => {
  const about = observations.filter(({ target }) => target === undefined);
  const targets = [...new Set(observations.flatMap(({ target }) => target ?? []))];
  return [
    ...about
      .filter(observation => markOf(observation) !== 'open')
      .map(observation => ({ mark: markOf(observation), subject: null, says: sayings(observation) })),
    ...targets.map(target =>
      together(
        target,
        observations.filter(observation => observation.target === target),
      ),
    ),
    ...leftOpen(about.filter(observation => markOf(observation) === 'open')),
  ];
};

/** What was checked, by NHS step: one line for each host and reader, one for each other question. */
export const checksOf = (evidence: Evidence): readonly CheckGroup[] =>
  ([0, 1, 2, 3, 4] as const).flatMap(step => {
    const lines = groupOf(evidence.observations.filter(({ question }) => questions[question].step === step));
    return lines.length === 0 ? [] : [{ step, title: stepTitles[step], lines }];
  });

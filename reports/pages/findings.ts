import type { Diagnosis, Finding } from '../../src/diagnose/diagnosis.ts';
import { parseQuestionKey, questions } from '../../src/evidence/questions.ts';
import { stepTitles, whoIsMeant } from '../../src/explain/words.ts';
import { type Content, html, type Markup } from './html.ts';
import { counted, list, summary } from './pieces.ts';

const nhsStep = (step: number): string =>
  step === 0 || step === 1 || step === 2 || step === 3 || step === 4 ? stepTitles[step] : `Step ${step}`;

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A question in words, with the key that evidence files know it by. */
const asked = (key: string): Markup => {
  const question = parseQuestionKey(key);
  return question === null
    ? html`<code>${key}</code>`
    : html`${questions[question.id].asks} <code>${key}</code>`;
};

/** A source whose address, at its end, can be followed. */
const withLink = (source: string): Content => {
  const [, words = '', address] = /^(.*?)(https:\/\/\S+)$/s.exec(source) ?? [];
  return address === undefined ? source : html`${words}<a href="${address}">${address}</a>`;
};

const finding = (it: Finding): Markup => html`<h3>${it.title}</h3>
${summary([
  ['Remedy', it.remedy],
  ['Who', sentence(whoIsMeant[it.who])],
  ['Takes', `About ${counted(it.minutes, 'minute')}`],
  ['NHS England’s order', nhsStep(it.step)],
  ['Seen in', it.because.length === 0 ? null : list(it.because.map(asked))],
  ['Source', withLink(it.source)],
])}`;

const letter = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : String(index + 1));

/** The causes that are named: one explanation, or each of several under a letter. */
export const findingsSection = ({ verdict, explanations, contradiction }: Diagnosis): Markup | null => {
  if (verdict === 'healthy') return null;
  if (verdict === 'unexplained')
    return html`<h2>Answers that cannot all be true</h2>
${list(contradiction.map(answer => html`<code>${answer}</code>`))}`;
  if (verdict === 'explained')
    return html`<h2>Why the card cannot be read</h2>${explanations.flat().map(finding)}`;
  return html`${explanations.map(
    (explanation, i) => html`<h2>Explanation ${letter(i)}</h2>${explanation.map(finding)}`,
  )}`;
};

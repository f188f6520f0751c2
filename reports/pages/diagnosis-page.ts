import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { networkRequests } from '../../src/explain/requests.ts';
import { inWords, whoIsMeant } from '../../src/explain/words.ts';
import { type CauseId, causes } from '../../src/model/causes.ts';
import { scrub } from '../../src/privacy/scrub.ts';
import { checksTables } from './checks-table.ts';
import { component } from './components.ts';
import { findingsSection } from './findings.ts';
import { html, type Markup } from './html.ts';
import { documentOf } from './layout.ts';
import { counted, list, summary, timeOf } from './pieces.ts';

export interface DiagnosisPageOptions {
  /** What was diagnosed, for the heading: `this machine`, `scenario NAME`. */
  readonly place: string;
}

const verdictOf = ({ verdict, explanations }: Diagnosis): string => {
  if (verdict === 'healthy') return 'Nothing stands in the way: every check that was made is in order';
  if (verdict === 'unexplained') return 'No cause that we know accounts for all of this';
  if (verdict === 'inconclusive')
    return `${explanations.length} explanations remain; the checks so far cannot tell them apart`;
  const [only = []] = explanations;
  return only.length === 1 ? (only[0]?.title ?? '') : `${only.length} causes together explain it`;
};

const nextCard = ({ next }: Diagnosis): Markup | null =>
  next === null
    ? null
    : component('card', {
        heading: { text: 'What to do next', level: 2, visuallyHiddenText: 'Advice' },
        variant: 'non-urgent',
        description: html`<p>${next.ask}</p>
<p>Who: ${whoIsMeant[next.who]}. Takes about ${counted(next.minutes, 'minute')}.</p>`,
      });

const titleOf = (cause: CauseId, target: string | undefined): string =>
  causes[cause].title.replaceAll('{target}', target ?? 'a reader');

/** Causes that the evidence neither names nor rules out. */
const leftOpen = ({ hidden, unassessed }: Diagnosis): Markup => html`${
  hidden.length === 0
    ? null
    : html`<h2>Cannot be seen until that is mended</h2>
${list(hidden.map(({ cause, target, behind }) => html`${titleOf(cause, target)} (behind <code>${behind}</code>)`))}`
}
${
  unassessed.length === 0
    ? null
    : component('table', {
        caption: { text: 'Not checked from here', size: 'm' },
        head: ['Cause', 'What would tell'],
        rows: unassessed.map(({ cause, target, ask }) => [titleOf(cause, target), ask ?? 'No check of ours']),
        responsive: true,
        firstCellIsHeader: true,
      })
}`;

/** What to ask the network team for, host by host. */
const requestsSection = (diagnosis: Diagnosis, evidence: Evidence): Markup | null => {
  const requests = networkRequests(diagnosis, evidence);
  return requests.length === 0
    ? null
    : html`<h2>For the network team, to copy</h2>
${requests.map(({ text }) => component('insetText', { html: html`<p>${text}</p>` }))}`;
};

const adviceCard = ({ advice }: Diagnosis): Markup | null =>
  advice.length === 0
    ? null
    : component('card', {
        heading: { text: 'Bear in mind', level: 2 },
        variant: 'warning',
        description: list(advice),
      });

/** A diagnosis as a document of its own, for the one who mends it and the one who is told. */
export const diagnosisPage = (
  diagnosis: Diagnosis,
  evidence: Evidence,
  { place }: DiagnosisPageOptions,
): string => {
  const { symptom, guidance, excluded } = diagnosis;
  return documentOf({
    title: `Smartcard diagnosis of ${scrub(place)}`,
    content: html`<h1>
<span class="nhsuk-caption-l">Smartcard diagnosis of ${scrub(place)}</span>
${verdictOf(diagnosis)}
</h1>
${summary([
  ['What the user sees', symptom === null ? 'Nobody said' : inWords('symptom', symptom)],
  ['Checked', timeOf(evidence.takenAt)],
])}
${nextCard(diagnosis)}
${findingsSection(diagnosis)}
${requestsSection(diagnosis, evidence)}
${adviceCard(diagnosis)}
<h2>What was checked</h2>
${checksTables(evidence)}
${leftOpen(diagnosis)}
${
  excluded.length === 0
    ? null
    : component('details', {
        summary: `${counted(excluded.length, 'cause')} ruled out`,
        html: list(excluded.map(cause => titleOf(cause, undefined))),
      })
}
<p class="quiet">Guidance ${guidance.version}, checked against its sources on ${guidance.asOf}.</p>`,
  });
};

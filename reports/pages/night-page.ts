import type { Comparison } from '../compare.ts';
import { failureCount, type Outcome, totalsOf } from '../outcomes.ts';
import type { RunRecord } from '../record.ts';
import { changesSection } from './changes.ts';
import { component } from './components.ts';
import { failuresSection } from './failures.ts';
import { type Content, html, type Markup } from './html.ts';
import { triedAgainSection } from './known-failures.ts';
import { documentOf, type Link } from './layout.ts';
import { counted, dayOf, outcomeTag, summary, timeOf } from './pieces.ts';

const counts = (record: RunRecord): Markup => {
  const { scenarios, laws } = totalsOf(record);
  const count = (number: number, text: string, mark: 'good' | 'bad' | 'calm') =>
    html`<li class="${number === 0 ? 'calm' : mark}"><b>${number}</b> ${text}</li>`;
  return html`<h2 class="nhsuk-heading-s">Scenarios</h2>
<ul class="counts">
${count(scenarios.right, 'right', 'good')}
${count(scenarios.vague, 'vague', 'bad')}
${count(scenarios.wrong, 'wrong', 'bad')}
${count(scenarios.crashed, 'crashed', 'bad')}
${count(scenarios.skipped, 'skipped', 'calm')}
</ul>
<h2 class="nhsuk-heading-s">Laws</h2>
<ul class="counts">
${count(laws.held, 'held', 'good')}
${count(laws.broken, 'broken', 'bad')}
${count(laws.crashed, 'crashed', 'bad')}
${count(laws.skipped, 'skipped', 'calm')}
</ul>`;
};

const canaryCard = ({ canary }: RunRecord): Markup | null =>
  canary === 'caught'
    ? null
    : component('card', {
        heading: { text: `Canary ${canary}`, level: 2, visuallyHiddenText: 'Failure' },
        variant: 'urgent',
        description: html`<p>The canary is a scenario with a false truth. It must be judged wrong; this night it
was not, so the other judgements prove nothing.</p>`,
      });

const everything = ({ scenarios, laws, times }: RunRecord): Content => {
  const table = (caption: string, rows: readonly (readonly [string, Markup, string])[]) =>
    component('table', {
      caption: { text: caption, size: 's' },
      head: ['Name', 'Outcome', 'Milliseconds'],
      rows,
      responsive: true,
      firstCellIsHeader: true,
    });
  const took = (name: string) => String(Math.round(times.each[name] ?? 0));
  const fared = (outcome: Outcome, why: string) =>
    outcome === 'skipped' ? html`${outcomeTag(outcome)} ${why}` : outcomeTag(outcome);
  return [
    component('details', {
      summary: counted(scenarios.length, 'scenario'),
      html: table(
        'Scenarios',
        scenarios.map(({ name, judgement, why }) => [name, fared(judgement, why), took(name)]),
      ),
    }),
    component('details', {
      summary: counted(laws.length, 'law'),
      html: table(
        'Laws',
        laws.map(({ name, outcome, why }) => [name, fared(outcome, why), took(name)]),
      ),
    }),
  ];
};

const number = new Intl.NumberFormat('en-GB');

const about = ({ times, rung, part, seed, runs, laws, tool, guidance }: RunRecord): Markup =>
  summary([
    ['Began', timeOf(times.startedAt)],
    ['Took', `${(times.duration / 1000).toFixed(1)} s`],
    ['Rung', rung],
    ['Narrowed to', part ?? null],
    ['Seed', seed],
    ['Runs of each law', number.format(runs)],
    ['Runs of all laws', number.format(laws.reduce((sum, law) => sum + law.runs, 0))],
    ['Tool', `${tool.version}, commit ${tool.commit ?? 'unknown'}`],
    ['Guidance', `${guidance.version}, as of ${guidance.asOf}`],
  ]);

const headline = (record: RunRecord): string => {
  if (record.canary !== 'caught') return `Nothing is proven: the canary was ${record.canary}`;
  const failures = failureCount(totalsOf(record));
  const told = failures === 0 ? 'Nothing failed' : counted(failures, 'failure');
  return record.interrupted === true ? `${told}, but the run was interrupted` : told;
};

/** One night as a document: what failed, what changed, and everything needed to see it again. */
export const nightPage = (record: RunRecord, comparison: Comparison, links: readonly Link[] = []): string => {
  const night = `Night of ${dayOf(record.times.startedAt)}`;
  return documentOf({
    title: `${night}: ${headline(record)}`,
    links,
    content: html`<h1>
<span class="nhsuk-caption-l">${night}, on the ${record.rung}</span>
${headline(record)}
</h1>
${canaryCard(record)}
${counts(record)}
${changesSection(comparison)}
${failuresSection(record)}
${triedAgainSection(record)}
<h2>Everything that ran</h2>
${everything(record)}
<h2>About this run</h2>
${about(record)}`,
  });
};

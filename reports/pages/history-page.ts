import type { Failure } from '../failure.ts';
import type { Night } from '../night.ts';
import { failureCount } from '../outcomes.ts';
import { component } from './components.ts';
import { html, type Markup } from './html.ts';
import { knownFailuresSection } from './known-failures.ts';
import { documentOf, type Link } from './layout.ts';
import { counted, list, timeOf } from './pieces.ts';

const result = ({ canary, totals }: Night): Markup => {
  const failures = failureCount(totals);
  if (canary !== 'caught') return component('tag', { text: 'nothing is proven', colour: 'purple' });
  return failures === 0
    ? component('tag', { text: 'nothing failed', colour: 'green' })
    : component('tag', { text: counted(failures, 'failure'), colour: 'red' });
};

const row = (night: Night) => [
  html`<a href="/nights/${encodeURIComponent(night.id)}">${timeOf(night.startedAt)}</a>`,
  [
    night.rung,
    ...(night.part === undefined ? [] : [night.part]),
    ...(night.interrupted === undefined ? [] : ['interrupted']),
  ].join(', '),
  result(night),
  night.canary,
  night.commit?.slice(0, 10) ?? 'unknown',
];

/** All nights, the newest first, and what failed in them. `warnings` say what is wrong with the store. */
export const historyPage = (
  nights: readonly Night[],
  failures: readonly Failure[],
  warnings: readonly string[],
  links: readonly Link[],
): string =>
  documentOf({
    title: 'Nights',
    links,
    content: html`<h1>Nights</h1>
${
  warnings.length === 0
    ? null
    : component('card', {
        heading: { text: 'Some of the data folder cannot be read', level: 2 },
        variant: 'warning',
        description: list(warnings),
      })
}
${
  nights.length === 0
    ? html`<p>No night has been kept yet.</p>`
    : component('table', {
        caption: { text: `${counted(nights.length, 'night')}, the newest first`, size: 's' },
        head: ['Began', 'Rung', 'Result', 'Canary', 'Commit'],
        rows: nights.map(row),
        responsive: true,
        firstCellIsHeader: true,
      })
}
${knownFailuresSection(failures)}`,
  });

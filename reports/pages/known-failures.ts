import type { Failure } from '../failure.ts';
import type { RunRecord } from '../record.ts';
import { component } from './components.ts';
import { html, type Markup } from './html.ts';
import { counted, dayOf, outcomeTag, preformatted } from './pieces.ts';

const standing = ({ right, retired }: Failure): Markup =>
  retired === true
    ? component('tag', { text: 'retired', colour: 'grey' })
    : right === 0
      ? component('tag', { text: 'failing', colour: 'red' })
      : component('tag', { text: `right for ${counted(right, 'night')}`, colour: 'green' });

/** What failed in any night, as the store knows it: those that still fail first. */
export const knownFailuresSection = (failures: readonly Failure[]): Markup | null => {
  if (failures.length === 0) return null;
  const rank = ({ right, retired }: Failure) => (retired === true ? 2 : right === 0 ? 0 : 1);
  return html`<h2>Known failures</h2>
<p>Each night tries them before all else, until they were right for long enough and retire.</p>
${component('table', {
  caption: { text: counted(failures.length, 'failure'), size: 's' },
  head: ['Name', 'Now', 'First seen', 'Last seen', 'With commit', 'Show it again'],
  rows: failures
    .toSorted((a, b) => rank(a) - rank(b))
    .map(failure => [
      failure.name,
      standing(failure),
      dayOf(failure.firstSeen),
      dayOf(failure.lastSeen),
      failure.commit?.slice(0, 10) ?? 'unknown',
      preformatted(failure.replay),
    ]),
  responsive: true,
  firstCellIsHeader: true,
})}`;
};

/** Of the laws, what failed in earlier nights and was tried again in this one. */
export const triedAgainSection = ({ known = [] }: RunRecord): Markup | null =>
  known.length === 0
    ? null
    : html`<h2>Known failures, tried again first</h2>
${component('table', {
  caption: { text: counted(known.length, 'failure'), size: 's' },
  head: ['Law', 'Tonight', 'First seen', 'Right before', 'Show it again'],
  rows: known.map(({ name, outcome, since, right, replay }) => [
    name,
    outcomeTag(outcome),
    dayOf(since),
    counted(right, 'night'),
    preformatted(replay),
  ]),
  responsive: true,
  firstCellIsHeader: true,
})}`;

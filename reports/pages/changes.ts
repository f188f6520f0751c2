import { type Change, type ChangeKind, type Comparison, nothingChanged } from '../compare.ts';
import type { Outcome } from '../outcomes.ts';
import { component } from './components.ts';
import { html, type Markup } from './html.ts';
import { counted, dayOf, outcomeTag, timeOf } from './pieces.ts';

/** What each kind of change is called. */
export const changeWords: { readonly [kind in ChangeKind]: string } = {
  'newly-failing': 'newly failing',
  'still-failing': 'still failing',
  'newly-right': 'right again',
  'other-outcome': 'other outcome',
  added: 'added',
  gone: 'gone',
};

const shown = (outcome: Outcome | null): string | Markup =>
  outcome === null ? 'not there' : outcomeTag(outcome);

const lasts = ({ nights, since }: Change): string =>
  since === null ? '–' : nights === 1 ? 'tonight' : `${dayOf(since)}, ${counted(nights, 'night')}`;

/** What changed since the night before. */
export const changesSection = (comparison: Comparison): Markup => {
  const { with: before, changes, canary } = comparison;
  if (before === null)
    return html`<h2>What changed</h2><p>This is the first night of its kind: there is none to compare it with.</p>`;
  const heading = html`<h2>What changed since ${timeOf(before)}</h2>`;
  const told =
    canary === null ? null : html`<p>The canary was ${canary.before}, now it is ${canary.now}.</p>`;
  if (changes.length === 0) return html`${heading}${told ?? html`<p>Nothing changed.</p>`}`;
  return html`${heading}${told}
${nothingChanged(comparison) ? html`<p>Nothing changed: the same fail as before.</p>` : null}
${component('table', {
  caption: { text: counted(changes.length, 'scenario or law', 'scenarios and laws'), size: 's' },
  head: ['Name', 'Change', 'Before', 'Now', 'Failing since'],
  rows: changes.map(change => [
    change.name,
    changeWords[change.change],
    shown(change.before),
    shown(change.now),
    lasts(change),
  ]),
  responsive: true,
  firstCellIsHeader: true,
})}`;
};

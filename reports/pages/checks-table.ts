import type { Evidence } from '../../src/evidence/evidence.ts';
import { type CheckGroup, checksOf, type Mark } from '../../src/explain/checks.ts';
import { component } from './components.ts';
import { html, type Markup } from './html.ts';

const tags = {
  good: { text: 'in order', colour: 'green' },
  bad: { text: 'not in order', colour: 'red' },
  open: { text: 'not known', colour: 'grey' },
} as const satisfies { readonly [mark in Mark]: object };

const table = ({ title, lines }: CheckGroup): Markup =>
  component('table', {
    caption: { text: title, size: 's' },
    head: [{ text: 'About', width: 'one-third' }, 'Result', { text: 'What was seen', width: 'one-half' }],
    rows: lines.map(({ subject, mark, says }) => [
      subject ?? 'This workstation',
      component('tag', tags[mark]),
      says,
    ]),
    responsive: true,
    firstCellIsHeader: true,
  });

/** What was checked, one table for each NHS step; `unlessGood` leaves out what is in order. */
export const checksTables = (evidence: Evidence, which: 'all' | 'unless-good' = 'all'): Markup => {
  const groups = checksOf(evidence)
    .map(group => ({
      ...group,
      lines: group.lines.filter(({ mark }) => which === 'all' || mark !== 'good'),
    }))
    .filter(({ lines }) => lines.length > 0);
  return groups.length === 0 ? html`<p>Every answer was in order.</p>` : html`${groups.map(table)}`;
};

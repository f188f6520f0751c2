import type { Outcome } from '../outcomes.ts';
import type { NamedCause } from '../record.ts';
import { component } from './components.ts';
import { asMarkup, type Content, html, type Markup } from './html.ts';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** `21 November 2026`, of an ISO 8601 time. */
export const dayOf = (iso: string): string => day.format(new Date(iso));

/** `21 November 2026, 02:00 UTC`, of an ISO 8601 time. */
export const timeOf = (iso: string): string =>
  `${dayOf(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC`;

/** `1 failure`, `2 failures`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const colours = {
  right: 'green',
  held: 'green',
  vague: 'yellow',
  wrong: 'red',
  broken: 'red',
  crashed: 'purple',
  skipped: 'grey',
} as const satisfies { readonly [outcome in Outcome]: string };

export const outcomeTag = (outcome: Outcome): Markup =>
  component('tag', { text: outcome, colour: colours[outcome] });

/** Preformatted text. Its line ends are written as entities, as components indent the lines that they are given. */
export const preformatted = (text: string): Markup =>
  html`<pre><code>${asMarkup(html`${text}`.toString().replaceAll('\n', '&#10;'))}</code></pre>`;

/** `domain-blocked` with its target and how. */
export const namedCause = ({ cause, target, how }: NamedCause): Markup => {
  const more = [target, how].filter(part => part !== undefined);
  return html`<code>${cause}</code>${more.length === 0 ? null : ` (${more.join(', ')})`}`;
};

/** Causes that are present together. */
export const causesTogether = (causes: readonly NamedCause[]): Content =>
  causes.length === 0
    ? 'nothing is wrong'
    : causes.map((cause, i) => [i === 0 ? null : ' and ', namedCause(cause)]);

export const list = (items: readonly Content[]): Markup =>
  html`<ul class="nhsuk-list nhsuk-list--bullet">${items.map(item => html`<li>${item}</li>`)}</ul>`;

/** Names and what they stand for; rows without content are left out. */
export const summary = (rows: readonly (readonly [string, Content])[]): Markup =>
  component('summaryList', {
    rows: rows
      .filter(([, content]) => content !== null && content !== '')
      .map(([text, content]) => ({ key: { text }, value: { html: html`${content}` } })),
  });

import type { AmbiguityGroup } from '../../src/diagnose/ambiguity.ts';
import { measuresOf, type Testability } from '../../src/diagnose/testability.ts';
import {
  detectedWords,
  type GroupLine,
  groupLines,
  measureLines,
  splitWords,
  type TestabilityLine,
  testabilityLines,
} from '../../src/explain/testability-lines.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { component } from './components.ts';
import { html } from './html.ts';
import { documentOf } from './layout.ts';
import { list } from './pieces.ts';

const alikeList = ({ alike }: TestabilityLine) =>
  alike.length === 0
    ? 'None'
    : list(alike.map(({ cause, check }) => html`<code>${cause}</code>: ${check ?? 'no check of ours'}`));

/** A reader that stands for any is no place to tell. */
const theReader = 'reader';

const placesOf = ({ targets }: GroupLine) => {
  const places = targets.filter(target => target !== theReader);
  return places.length === 0 ? '' : list(places);
};

/** The testability of the causal model as a document of its own. */
export const modelPage = (
  table: readonly Testability[],
  groups: readonly AmbiguityGroup[],
  { version, asOf }: Pick<Guidance, 'version' | 'asOf'>,
): string =>
  documentOf({
    title: 'How well each cause can be found out',
    content: html`<h1>How well each cause can be found out</h1>
<p>Exact for the causal model: which answers a single cause may give to each check is all that counts.</p>
${component('table', {
  caption: { text: 'Measures', size: 'm' },
  head: ['Of all single causes', 'Share'],
  rows: measureLines(measuresOf(table)).map(([words, value]) => [words, value]),
  responsive: true,
  firstCellIsHeader: true,
})}
${component('table', {
  caption: { text: 'Causes that the machine may leave together', size: 'm' },
  head: ['Group', 'At', { text: 'The cheapest check that splits it', width: 'one-half' }],
  rows: groupLines(groups).map(line => [
    list(line.causes.map(cause => html`<code>${cause}</code>`)),
    placesOf(line),
    splitWords(line, 'None'),
  ]),
  responsive: true,
  firstCellIsHeader: true,
})}
${component('table', {
  caption: { text: 'Causes', size: 'm' },
  head: [
    'Cause',
    'Found',
    { text: 'What the machine may not tell from it, and the cheapest check that does', width: 'one-half' },
  ],
  rows: testabilityLines(table).map(line => [
    html`${line.title} <code>${line.cause}</code>`,
    detectedWords[line.detected],
    alikeList(line),
  ]),
  responsive: true,
  firstCellIsHeader: true,
})}
<p class="quiet">Guidance ${version}, checked against its sources on ${asOf}.</p>`,
  });

import { evidenceFrom } from '../../src/evidence/schema.ts';
import { inWords } from '../../src/explain/words.ts';
import { fails } from '../outcomes.ts';
import type { LawResult, RunRecord, ScenarioResult } from '../record.ts';
import { checksTables } from './checks-table.ts';
import { component } from './components.ts';
import { type Content, html, type Markup } from './html.ts';
import { causesTogether, list, outcomeTag, preformatted, summary } from './pieces.ts';

const evidenceOf = (data: unknown): Markup | null => {
  if (data === null) return null;
  const evidence = evidenceFrom(data);
  if (evidence === null)
    return component('details', {
      summary: 'The evidence as it was stored: this version cannot read it',
      html: preformatted(JSON.stringify(data, null, 2)),
    });
  return html`<h4>Answers that were not in order</h4>
${checksTables(evidence, 'unless-good')}
${component('details', { summary: 'Everything that was checked', html: checksTables(evidence) })}`;
};

const said = ({ verdict, explanations }: ScenarioResult): Content =>
  verdict === null
    ? null
    : html`<p>${verdict}</p>${explanations.length === 0 ? null : list(explanations.map(causesTogether))}`;

const scenario = (result: ScenarioResult): Markup => html`<section class="failure">
<h3>${result.name} ${outcomeTag(result.judgement)}</h3>
<p>${result.story}</p>
${summary([
  ['Why', result.why],
  ['Truth', causesTogether(result.truth)],
  ['What was said', said(result)],
  ['What the user saw', result.symptom === null ? null : inWords('symptom', result.symptom)],
  ['Show it again', preformatted(result.replay)],
])}
${evidenceOf(result.evidence)}
</section>`;

const law = (result: LawResult): Markup => html`<section class="failure">
<h3>${result.name} ${outcomeTag(result.outcome)}</h3>
<p>${result.states}</p>
${summary([
  ['Why', result.why],
  ['Seed and path', `${result.seed}, ${result.path ?? 'no path'}`],
  [
    'Counterexample',
    result.counterexample === null ? null : preformatted(JSON.stringify(result.counterexample, null, 2)),
  ],
  ['Show it again', preformatted(result.replay)],
])}
</section>`;

/** Every law and every scenario that failed, with what is needed to understand it and to see it again. */
export const failuresSection = ({ scenarios, laws }: RunRecord): Markup | null => {
  const broken = laws.filter(({ outcome }) => fails(outcome));
  const failed = scenarios.filter(({ judgement }) => fails(judgement));
  if (broken.length + failed.length === 0) return null;
  return html`<h2 id="failures">What failed</h2>${broken.map(law)}${failed.map(scenario)}`;
};

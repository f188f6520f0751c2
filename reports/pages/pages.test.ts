import t from 'tap';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { compare } from '../compare.ts';
import { nightOf } from '../night.ts';
import type { RunRecord } from '../record.ts';
import { knownFailure, lawResult, onDay, runRecord, scenarioResult } from '../testing/records.ts';
import { diagnosisPage } from './diagnosis-page.ts';
import { historyPage } from './history-page.ts';
import { html } from './html.ts';
import { nightPage } from './night-page.ts';

const evidence: Evidence = {
  format: 1,
  takenAt: '2026-11-22T09:00:00.000Z',
  guidance: { version: '2026.11', asOf: '2026-11-01' },
  symptom: 'err1002',
  observations: [
    {
      question: 'network.dns',
      target: 'am.example',
      by: 'machine',
      ms: 3,
      status: 'answered',
      answer: 'sinkhole',
    },
    { question: 'pcsc.service', by: 'machine', ms: 1, status: 'answered', answer: 'running' },
    { question: 'readers.listed', by: 'machine', ms: 1, status: 'failed', code: 'unknown', detail: 'odd' },
    { question: 'network.hscn', by: 'machine', ms: 0, status: 'skipped', because: 'not needed' },
  ],
};

const finding = {
  cause: 'domain-blocked',
  target: 'am.example',
  how: 'dns',
  title: 'The required domain am.example is blocked',
  because: ['network.dns(am.example)'],
  remedy: 'Allow it.',
  who: 'network-team',
  step: 1,
  minutes: 60,
  source: 'Allowing domains (2024-01-16), https://digital.nhs.uk/allowing',
} as const;

const diagnosis: Diagnosis = {
  format: 1,
  verdict: 'inconclusive',
  symptom: 'err1002',
  explanations: [[finding], [{ ...finding, cause: 'network-down' }, finding]],
  complete: true,
  hidden: [{ cause: 'card-locked', target: 'Reader 1', behind: 'domain-blocked' }],
  unassessed: [{ cause: 'profile-closed', ask: 'Is the profile open?' }],
  excluded: ['card-absent'],
  contradiction: ['pcsc.service = running'],
  next: { ask: 'Does it work elsewhere?', question: null, who: 'it-team', minutes: 10 },
  advice: ['Reissuing the card is the last resort.'],
  guidance: { version: '2026.11', asOf: '2026-11-01' },
};

const badNight = runRecord({
  scenarios: [
    scenarioResult({ name: 'a', judgement: 'wrong', why: 'why', evidence }),
    scenarioResult({ name: 'b', judgement: 'crashed', why: 'why', evidence: { format: 9 } }),
  ],
  laws: [lawResult({ outcome: 'broken', why: 'why', path: '0:1', counterexample: [{ a: 1 }] })],
  known: [
    {
      id: 'law:x:1',
      name: 'x',
      outcome: 'broken',
      since: '2026-11-20T02:00:00.000Z',
      right: 2,
      replay: 'err1002 run --only x --seed 7 --path 3:0',
    },
  ],
  canary: 'missed',
});

const failures = [
  knownFailure({ right: 3 }),
  knownFailure({ right: 7, retired: true }),
  knownFailure({ commit: null }),
];

const pageOf = (record: RunRecord): string =>
  nightPage(record, compare(record, onDay(20, runRecord()), [nightOf('x', onDay(20, runRecord()))]));

/** Every tag of a document without the values of its attributes; the style sheet counts as one. */
const tagsOf = (document: string): readonly string[] =>
  [...document.replace(/<style>[\s\S]*?<\/style>/, '<style>').matchAll(/<[^>]*>/g)].map(([tag]) =>
    tag.replaceAll(/\s+/g, ' ').replaceAll(/(href)="[^"]*"/g, '$1'),
  );

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></code></pre></td></table>',
  '{{ 7 * 7 }}{% include "x" %}',
  '&lt;b&gt;&amp;',
  '$&$1\u0000\u2028]]>',
];

/** Replaces the texts that no schema restricts. */
const spoil = <T>(value: T, text: string, keep: readonly string[]): T =>
  JSON.parse(JSON.stringify(value), function (this: unknown, key, inner) {
    const name = Array.isArray(this) ? 'item' : key;
    return typeof inner === 'string' && !keep.includes(name) ? text : inner;
  });

const vocabulary = [
  'judgement',
  'outcome',
  'canary',
  'startedAt',
  'since',
  'kind',
  'question',
  'status',
  'answer',
  'code',
];

t.test('no text of a record can break out of its place', async t => {
  const kept = [...vocabulary, 'by', 'takenAt', 'symptom'];
  const page = (text: string) => {
    const { scenarios, ...rest } = spoil(badNight, text, kept);
    return pageOf({ ...rest, scenarios: scenarios.map(result => ({ ...result, symptom: text })) });
  };
  const calm = tagsOf(page('calm'));
  for (const [i, text] of hostile.entries()) t.strictSame(tagsOf(page(text)), calm, `text ${i}`);
});

t.test('no text of a diagnosis or its evidence can break out of its place', async t => {
  const kept = [...vocabulary, 'verdict', 'cause', 'behind', 'who', 'by', 'takenAt', 'symptom', 'item'];
  const page = (text: string) =>
    diagnosisPage(spoil(diagnosis, text, kept), spoil(evidence, text, kept), { place: text });
  const calm = tagsOf(page('calm'));
  for (const [i, text] of hostile.entries()) t.strictSame(tagsOf(page(text)), calm, `text ${i}`);
});

t.test('no text of the index can break out of the history', async t => {
  const page = (text: string) =>
    historyPage(
      [spoil(nightOf('x', badNight), text, vocabulary)],
      spoil(failures, text, [...vocabulary, 'firstSeen', 'lastSeen']),
      [text],
      [],
    );
  const calm = tagsOf(page('calm'));
  for (const [i, text] of hostile.entries()) t.strictSame(tagsOf(page(text)), calm, `text ${i}`);
});

const documents = {
  'a bad night': pageOf(badNight),
  'a good night': pageOf(runRecord()),
  'a first night': nightPage(runRecord(), compare(runRecord(), null)),
  history: historyPage([nightOf('x', badNight)], failures, ['index.json: not JSON'], []),
  'an inconclusive diagnosis': diagnosisPage(diagnosis, evidence, { place: 'this machine' }),
  'a healthy diagnosis': diagnosisPage({ ...diagnosis, verdict: 'healthy', explanations: [] }, evidence, {
    place: 'this machine',
  }),
  'an unexplained diagnosis': diagnosisPage(
    { ...diagnosis, verdict: 'unexplained', explanations: [] },
    evidence,
    {
      place: 'this machine',
    },
  ),
};

for (const [name, document] of Object.entries(documents))
  t.test(`${name} stands alone and can be read by everybody`, async t => {
    t.match(document, /^<!DOCTYPE html>\n<html lang="en-GB">/);
    t.match(document, /<title>[^<]+ – err1002<\/title>/);
    t.notMatch(document, /<script|<link|<img|\ssrc=|@import|url\(|@font-face/i, 'nothing is fetched or run');
    t.notMatch(document, /\sstyle=/, 'the one style sheet is all the style there is');
    const levels = [...document.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    t.equal(levels.filter(level => level === 1).length, 1, 'one main heading');
    t.ok(
      levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1),
      `headings skip no level: ${levels}`,
    );
    t.equal(
      document.match(/<table/g)?.length,
      document.match(/<caption/g)?.length,
      'each table has a caption',
    );
  });

t.test('a night tells of every failure its truth, what was said, and how to see it again', async t => {
  const page = documents['a bad night'];
  for (const text of [
    'Nothing is proven: the canary was missed',
    'What changed since 20 November 2026',
    'newly failing',
    'name leads to a sinkhole address',
    'this version cannot read it',
    'err1002 run --only card-absent',
    'err1002 run --only x --seed 7 --path 3:0',
  ])
    t.ok(page.includes(text), text);
});

t.test('known failures stand on the history, those that still fail first', async t => {
  const page = documents.history;
  const at = ['failing', 'right for 3 nights', 'retired', 'known failures'].map(text =>
    page.indexOf(`${text}`),
  );
  t.ok((at[0] ?? 0) > 0 && (at[0] ?? 0) < (at[1] ?? 0) && (at[1] ?? 0) < (at[2] ?? 0), String(at));
  t.match(page, 'err1002 run --only the-truth-is-never-lost --seed 7 --path 3:0');
});

t.test('an interrupted night says so in its title', async t => {
  t.match(pageOf(runRecord({ interrupted: true })), 'Nothing failed, but the run was interrupted');
});

t.test('a diagnosis leads to its source and hides the folder that its evidence came from', async t => {
  const page = diagnosisPage(diagnosis, evidence, { place: '/home/jane.doe/evidence.json' });
  t.match(page, '<a href="https://digital.nhs.uk/allowing">');
  t.notMatch(page, 'jane');
});

t.test('content is escaped once, markup is not escaped again', async t => {
  t.equal(
    html`<p title="${'"'}">${html`<b>${'<&'}</b>`}${null}${[1, 'a']}</p>`.toString(),
    '<p title="&quot;"><b>&lt;&amp;</b>1a</p>',
  );
});

t.test('a page carries the styles that it uses, and no others', async t => {
  const good = documents['a good night'];
  t.match(good, '.nhsuk-tag--green{');
  t.match(good, '@media (min-width:40.0625em){');
  t.notMatch(good, '.nhsuk-tag--purple{');
  t.notMatch(good, 'nhsuk-pagination');
  t.match(documents['a bad night'], '.nhsuk-tag--purple{');
});

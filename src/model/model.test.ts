import t from 'tap';
import { questionIds, questions } from '../evidence/questions.ts';
import { defaultGuidance } from '../guidance/default.ts';
import type { Cause } from './cause.ts';
import { type CauseId, causeIds, causes } from './causes.ts';
import type { Row } from './row.ts';
import { table } from './table.ts';

const reader = 'a reader';
const rows = table({ hosts: defaultGuidance.hosts, readers: [reader] });
const of = (id: CauseId): Cause => causes[id];

/** What a person sees or tries at log-in says that something is wrong, not what. */
const isAboutLogIn = ({ question }: Row): boolean =>
  ['symptom', 'person.card-elsewhere', 'person.other-card-here'].includes(question);

t.test('every cause can be told by more than a failing log-in', async t => {
  const told = new Set(
    rows
      .filter(row => !isAboutLogIn(row))
      .flatMap(({ deciders }) => deciders.filter(({ answers }) => answers.length > 0))
      .map(({ hypothesis }) => hypothesis.cause),
  );
  t.same(
    causeIds.filter(id => !told.has(id)),
    [],
  );
});

t.test('every broken answer of every question has a cause', async t => {
  for (const id of questionIds) {
    const accepted = new Set(
      rows
        .filter(({ question }) => question === id)
        .flatMap(({ deciders }) => deciders.flatMap(({ answers }) => answers)),
    );
    const orphans = questions[id].broken.filter(answer => !accepted.has(answer));
    t.same(orphans, [], id);
  }
});

t.test('a cause gives healthy answers only where it is known to deceive, or to need them', async t => {
  const deceptions = rows.flatMap(({ question, deciders }) =>
    deciders.flatMap(({ hypothesis, answers }) =>
      answers
        .filter(answer => (questions[question].healthy as readonly string[]).includes(answer))
        .map(answer => `${hypothesis.cause}: ${question} = ${answer}`),
    ),
  );
  t.same(deceptions.sort(), [
    // A reader that a card slipped out of, and readers that hold one.
    'card-absent: reader.state = empty',
    'card-blank: reader.state = ready',
    'card-certificate-expired: reader.state = ready',
    'card-faulty: reader.state = ready',
    'card-locked: reader.state = ready',
    'card-series-retired: reader.state = ready',
    'card-unknown: reader.state = ready',
    'clock-wrong: card.validity = valid',
    // Where no page can be fetched at all, no sign-in page shows itself.
    'dns-broken: network.portal = none',
    'network-down: network.portal = none',
    'reader-driver-missing: readers.cards = one',
    'reader-not-redirected: workstation.session = citrix',
    'reader-not-redirected: workstation.session = rdp',
  ]);
});

t.test('every row is about a question once, with its target or without as the question asks', async t => {
  const keys = rows.map(({ question, target }) => `${question} ${target ?? ''}`);
  t.equal(new Set(keys).size, keys.length);
  for (const { question, target } of rows)
    t.equal(target === undefined, questions[question].about === 'workstation', question);
});

t.test('a hypothesis has a target when its cause is about a host or reader', async t => {
  const astray = rows.flatMap(({ deciders }) =>
    deciders
      .map(({ hypothesis }) => hypothesis)
      .filter(({ cause, target }) => (target === undefined) !== (of(cause).about === 'workstation')),
  );
  t.same(astray, []);
});

t.test('every cause has words, a remedy and a source in the guidance', async t => {
  for (const id of causeIds) {
    const { title, remedy, source, about, minutes } = of(id);
    t.match(title, /^[A-Z].*[^.]$/, `${id}: a title is a heading`);
    t.match(remedy, /^[A-Z].*[.]$/, `${id}: a remedy is a sentence`);
    t.ok(minutes > 0, id);
    t.ok(Object.hasOwn(defaultGuidance.sources, source), `${id}: ${source}`);
    if (about === 'workstation') t.notMatch(`${title} ${remedy}`, /\{target\}/, id);
    else t.match(title, /\{target\}/, id);
  }
});

t.test('a domain is blocked in just the ways that the catalogue explains', async t => {
  const hows = new Set(
    rows.flatMap(({ deciders }) =>
      deciders.flatMap(({ hypothesis }) =>
        hypothesis.cause === 'domain-blocked' ? (hypothesis.how ?? 'no how') : [],
      ),
    ),
  );
  t.same([...hows].sort(), Object.keys(of('domain-blocked').hows ?? {}).sort());
});

t.test('priors are shares, the documented first suspect the largest', async t => {
  const priors = causeIds.map(id => of(id).prior);
  t.ok(priors.every(prior => prior > 0 && prior < 1));
  const sum = priors.reduce((a, b) => a + b, 0);
  t.ok(sum > 0.5 && sum < 2, `they sum to ${sum}`);
  t.equal(of('domain-blocked').prior, Math.max(...priors));
});

import t from 'tap';
import { type Answer, type QuestionId, questions } from '../evidence/questions.ts';
import { defaultGuidance } from '../guidance/default.ts';
import type { CauseId } from './causes.ts';
import type { Hypothesis, Row, Scope } from './row.ts';
import { table } from './table.ts';

const reader = 'a reader';
const hosts: Scope['hosts'] = [
  ...defaultGuidance.hosts,
  { name: 'one.example', role: 'required', neededBy: 'sign-in-page' },
  { name: 'two.example', role: 'hscn', neededBy: 'identity-agent' },
];
const rows = table({ hosts, readers: [reader] });
const hypotheses = [
  ...new Map(
    rows.flatMap(({ deciders }) =>
      deciders.map(({ hypothesis }) => [JSON.stringify(hypothesis), hypothesis]),
    ),
  ).values(),
];

/** What a row may answer while exactly these causes are present; nothing when it cannot be asked. */
const given = ({ question, deciders }: Row, present: readonly Hypothesis[]): readonly string[] => {
  const isPresent = ({ cause, target, how }: Hypothesis) =>
    present.some(one => one.cause === cause && one.target === target && one.how === how);
  const here = deciders.filter(({ hypothesis }) => isPresent(hypothesis));
  const last = here.findIndex(({ mayPass }) => !mayPass);
  const heard = last < 0 ? here : here.slice(0, last + 1);
  const answers = heard.flatMap(one => one.answers);
  return last < 0 ? [...answers, ...questions[question].healthy] : answers;
};

t.test(
  'a question about one place is decided by causes of that place, or of the whole workstation',
  async t => {
    for (const { question, target, deciders } of table({ hosts, readers: [reader, 'another reader'] }))
      for (const { hypothesis } of deciders)
        if (target !== undefined && hypothesis.target !== undefined)
          t.equal(hypothesis.target, target, `${question}: ${hypothesis.cause}`);
  },
);

t.test('hosts that are reached in the same way have the same rows, but for their name', async t => {
  for (const role of ['required', 'hscn']) {
    const alike = hosts.filter(host => host.role === role).map(({ name }) => name);
    t.ok(alike.length > 1, role);
    const [first, ...others] = alike.map(name =>
      rows
        .filter(({ target }) => target === name)
        .map(row => JSON.stringify(row).replaceAll(`"target":"${name}"`, '"target":"a host"')),
    );
    t.ok(first?.length, role);
    for (const other of others) t.strictSame(other, first, role);
  }
});

/** Causes behind which nobody can ask, and the questions. */
const unasked: readonly (readonly [CauseId | `domain-blocked ${string}`, readonly string[]])[] = [
  ['network-down', ['clock.skew', 'network.tls', 'network.http']],
  ['proxy-routes-domain', ['network.dns', 'network.tcp']],
  ['domain-blocked proxy-denied', ['network.dns', 'network.tcp', 'network.tls', 'network.http']],
  ['domain-blocked proxy-auth', ['network.dns', 'network.tcp', 'network.tls', 'network.http']],
  ['domain-blocked dns', ['network.tcp']],
  ['domain-blocked tls', ['network.http']],
  ['domain-blocked tls-intercepted', ['network.http']],
  ['credential-management-missing', ['client.credential-management', 'client.application']],
  ['port-service-stopped', ['client.credential-management', 'client.application']],
  ['port-service-faulty', ['client.credential-management', 'client.application']],
  ['smartcard-service-stopped', ['readers.listed', 'reader.state', 'readers.cards', 'card.']],
  ['smartcard-access-denied', ['readers.listed', 'reader.state', 'readers.cards', 'card.']],
  ['reader-not-redirected', ['readers.attached', 'readers.driver', 'reader.state', 'readers.cards', 'card.']],
  ['reader-absent', ['readers.driver', 'readers.cards', 'card.']],
  ['reader-busy', ['card.']],
  ['card-absent', ['card.']],
  ['card-mute', ['card.']],
];

t.test('behind what keeps everybody from asking nobody asks, whatever else is the matter', async t => {
  for (const [words, ids] of unasked) {
    const [cause, how] = words.split(' ');
    const these = hypotheses.filter(one => one.cause === cause && one.how === how);
    t.ok(these.length > 0, words);
    for (const first of these)
      for (const row of rows) {
        const isAbout = row.target === undefined || first.target === undefined || row.target === first.target;
        if (!isAbout || !ids.some(id => row.question.startsWith(id))) continue;
        const asked = hypotheses.filter(other => given(row, [first, other]).length > 0);
        t.strictSame(asked, [], `${row.question}: ${words}`);
      }
  }
});

const of = (question: QuestionId): Row => {
  const found = rows.find(row => row.question === question);
  if (found === undefined) throw new RangeError(question);
  return found;
};
const host = of('network.tls').target ?? '';
const blocked = (how: string): Hypothesis => ({ cause: 'domain-blocked', target: host, how });
const everywhere = (...ids: readonly CauseId[]): readonly Hypothesis[] => ids.map(cause => ({ cause }));

/** What a row may answer, and what not. */
const either = <Q extends QuestionId, A extends { readonly may: Answer<Q>; readonly never?: Answer<Q> }>(
  question: Q,
  causes: readonly Hypothesis[],
  answers: A,
) => ({ row: of(question), causes, ...answers });

t.test('of two causes the one that is met first speaks', async t => {
  const cases = [
    // Without a network no sign-in page shows.
    either('network.portal', everywhere('network-down', 'captive-portal'), { may: 'none', never: 'portal' }),
    // Of a handshake that is cut no certificate is seen, and of one that is opened not the service's own.
    either('network.tls', [blocked('tls'), ...everywhere('clock-wrong')], {
      may: 'reset',
      never: 'date-invalid',
    }),
    either('network.tls', [blocked('tls-intercepted'), { cause: 'service-outage', target: host }], {
      may: 'intercepted',
      never: 'date-invalid',
    }),
    // What is not installed is not stopped.
    either('software.port-service', everywhere('credential-management-missing', 'port-service-stopped'), {
      may: 'absent',
      never: 'stopped',
    }),
    // Who sits at the workstation leaves no reader behind.
    either('workstation.session', everywhere('reader-not-redirected'), { may: 'rdp', never: 'console' }),
  ];
  for (const { row, causes, may, never } of cases) {
    t.ok(given(row, causes).includes(may), `${row.question} may be ${may}`);
    t.notOk(given(row, causes).includes(never), `${row.question} is never ${never}`);
  }
});

t.test('no path to HSCN is no connection to its hosts, though their names may resolve', async t => {
  const cause = everywhere('hscn-unreachable');
  const answers = (question: QuestionId) =>
    rows
      .filter(row => row.question === question && row.target === 'two.example')
      .flatMap(row => given(row, cause));
  t.ok(answers('network.dns').includes('resolves'));
  t.ok(answers('network.tcp').includes('timed-out'));
  t.notOk(answers('network.tcp').includes('connects'));
});

t.test('where either of two causes may be met first the table leaves room for both', async t => {
  const cases = [
    // A portal may need no name to show itself.
    either('network.portal', everywhere('dns-broken', 'captive-portal'), { may: 'portal' }),
    // It may open what a filter further on would have cut.
    either('network.tls', [...everywhere('captive-portal'), blocked('tls')], { may: 'intercepted' }),
    // The certificate of a filter has dates too.
    either('network.tls', [...everywhere('clock-wrong'), blocked('tls-intercepted')], {
      may: 'date-invalid',
    }),
    // The reader without a driver need not be the one with the cards.
    either('readers.cards', everywhere('reader-driver-missing', 'several-cards'), { may: 'several' }),
    // Of two cards one that is mute may be all that is seen.
    either('readers.cards', [{ cause: 'card-mute', target: reader }, ...everywhere('several-cards')], {
      may: 'none-or-mute',
    }),
  ];
  for (const { row, causes, may } of cases)
    t.ok(given(row, causes).includes(may), `${row.question} may be ${may}`);
});

import t from 'tap';
import type { Observation } from '../evidence/evidence.ts';
import { questions } from '../evidence/questions.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { decides, hides, mayDecide, type Row, row } from '../model/row.ts';
import { answered } from '../probes/probe.ts';
import { diagnose } from './diagnose.ts';

const seen = (rows: readonly Row[], ...observations: readonly Observation[]) =>
  diagnose(
    {
      format: 1,
      takenAt: '2026-11-02T09:00:00.000Z',
      guidance: { version: '', asOf: '' },
      symptom: null,
      observations,
    },
    defaultGuidance,
    () => rows,
  );

const host = 'one.example';
const blocked = (how: string) => ({ target: host, how });
const skew = row('clock.skew', [decides('clock-wrong', ['wrong'])]);
const dns = row('network.dns', [decides('domain-blocked', ['no-such-name'], blocked('dns'))], host);
const tlsBehindClock = row(
  'network.tls',
  [decides('clock-wrong', ['date-invalid']), decides('domain-blocked', ['reset'], blocked('tls'))],
  host,
);
const wrong = answered('clock.skew', 'wrong');
const clock = { cause: 'clock-wrong' };

t.test('what stands behind a named cause is hidden behind it, and of anything else it is asked', async t => {
  const service = row('pcsc.service', [decides('smartcard-service-stopped', ['stopped'])]);
  const lock = row('card.lock', [
    hides('smartcard-service-stopped'),
    decides('card-locked', ['locked'], { target: 'A 00' }),
    hides('card-absent'),
  ]);
  const found = seen([service, lock, skew], answered('pcsc.service', 'stopped'));
  t.strictSame(found.hidden, [
    { cause: 'card-locked', target: 'A 00', behind: 'smartcard-service-stopped' },
    { cause: 'card-absent', behind: 'smartcard-service-stopped' },
  ]);
  t.strictSame(found.unassessed, [{ ...clock, ask: questions['clock.skew'].asks }]);
});

t.test('of what nothing assesses nobody is asked', async t => {
  const lock = row('card.lock', [hides('card-absent'), decides('card-locked', ['locked'])]);
  t.strictSame(seen([skew, lock], wrong).unassessed, [
    { cause: 'card-absent', ask: null },
    { cause: 'card-locked', ask: questions['card.lock'].asks },
  ]);
});

t.test('ways of one cause have one line, which asks for the first of them', async t => {
  const tls = row('network.tls', [decides('domain-blocked', ['reset'], blocked('tls'))], host);
  const found = seen([skew, dns, tls], wrong);
  t.strictSame(found.unassessed, [
    { cause: 'domain-blocked', target: host, ask: questions['network.dns'].asks },
  ]);
});

t.test('a cause is not hidden as long as one of its ways is not, whichever comes first', async t => {
  for (const rows of [
    [skew, dns, tlsBehindClock],
    [skew, tlsBehindClock, dns],
  ]) {
    const found = seen(rows, wrong);
    t.match(found.explanations, [[clock]]);
    t.strictSame(found.hidden, []);
    t.match(found.unassessed, [{ cause: 'domain-blocked', ask: questions['network.dns'].asks }]);
  }
});

t.test('behind a healthy answer nothing is hidden, unless a named cause gave it', async t => {
  const opens = answered('network.tls', 'trusted', { target: host });
  t.strictSame(seen([skew, tlsBehindClock], opens).hidden, []);
  const locked = row('card.lock', [decides('card-locked', ['locked', 'open']), decides('card-blank', [])]);
  const blank = row('card.certificates', [decides('card-blank', ['none'])]);
  const number = row('person.card-number', [decides('card-locked', ['retired'])]);
  const retired = answered('person.card-number', 'retired');
  t.match(seen([number, locked, blank], retired, answered('card.lock', 'open')).hidden, [
    { cause: 'card-blank', behind: 'card-locked' },
  ]);
});

t.test(
  'a healthy answer that goes with a cause hides it no longer, unless it may show otherwise too',
  async t => {
    const reach = row('network.reach', [decides('network-down', ['none'])]);
    const portal = row('network.portal', [
      decides('network-down', ['none']),
      mayDecide('captive-portal', ['none', 'portal']),
      decides('dns-broken', ['none']),
    ]);
    const { hidden, unassessed } = seen(
      [reach, portal],
      answered('network.reach', 'none'),
      answered('network.portal', 'none'),
    );
    t.match(hidden, [{ cause: 'captive-portal', behind: 'network-down' }]);
    t.match(unassessed, [{ cause: 'dns-broken' }]);
  },
);

t.test('what shows the cause is asked before what only goes with it', async t => {
  const reach = row('network.reach', [decides('network-down', ['none'])]);
  const rows = [
    reach,
    row('card.lock', [decides('clock-wrong', ['open'])], 'A 00'),
    row('card.issuer', [mayDecide('clock-wrong', ['other'])], 'A 00'),
    row('card.validity', [decides('clock-wrong', ['expired', 'valid'])], 'A 00'),
  ];
  const { unassessed } = seen(rows, answered('network.reach', 'some'));
  t.match(unassessed, [{ ...clock, ask: questions['card.validity'].asks }]);
});

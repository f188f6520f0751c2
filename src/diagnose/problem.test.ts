import fc from 'fast-check';
import t from 'tap';
import type { Evidence, Observation } from '../evidence/evidence.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { answered, unanswered } from '../probes/probe.ts';
import { problemOf, scopeOf } from './problem.ts';

const evidence = (symptom: Evidence['symptom'], observations: readonly Observation[]): Evidence => ({
  format: 1,
  takenAt: '2026-11-02T09:00:00.000Z',
  guidance: { version: '', asOf: '' },
  symptom,
  observations,
});
const told = (...observations: readonly Observation[]) => evidence(null, observations);
const scopeWith = (...observations: readonly Observation[]) =>
  scopeOf(told(...observations), defaultGuidance);
const answersIn = (evidence: Evidence) =>
  problemOf(evidence, defaultGuidance).constraints.map(({ key, answer }) => `${key} = ${answer}`);
const working = answered('readers.driver', 'working');
const listed = (readers: readonly string[], gone: readonly string[] = []) =>
  answered('readers.listed', 'some', { facts: { readers, gone } });

t.test('every reader is known that is listed, that is gone, or that an answer is about', async t => {
  const about = answered('card.lock', 'locked', { target: 'C 00' });
  t.strictSame(scopeWith(about, working, listed(['B 00'], ['A 00'])).readers, ['A 00', 'B 00', 'C 00']);
});

t.test(
  'a reader is listed by nothing but the list, and named by nothing but what is about readers',
  async t => {
    const facts = { readers: ['B 00'] };
    const readersWith = (seen: Observation) => scopeWith(working, listed(['A 00']), seen).readers;
    t.strictSame(readersWith(answered('pcsc.service', 'running', { facts })), ['A 00']);
    t.strictSame(readersWith(answered('clock.skew', 'right', { target: 'B 00' })), ['A 00']);
    t.strictSame(readersWith(answered('card.lock', 'open')), ['A 00']);
  },
);

t.test('one more reader is possible while no list is known to be whole', async t => {
  t.strictSame(scopeWith(working).readers, [undefined]);
  t.strictSame(scopeWith(working, listed([])).readers, [undefined]);
  t.strictSame(scopeWith(listed(['A 00'])).readers, ['A 00', undefined]);
  t.strictSame(scopeWith(listed(['A 00']), answered('readers.driver', 'missing')).readers, [
    'A 00',
    undefined,
  ]);
});

t.test(
  'hosts that an answer is about stand behind those of the guidance, in the order of their names',
  async t => {
    const known = defaultGuidance.hosts;
    const at = (target: string) => answered('network.dns', 'resolves', { target });
    const { hosts } = scopeWith(at('b.example'), at(known[0]?.name ?? ''), at('a.example'));
    t.strictSame(hosts.slice(0, known.length), known);
    t.match(hosts.slice(known.length), [{ name: 'a.example' }, { name: 'b.example' }]);
    t.equal(hosts.length, known.length + 2);
  },
);

t.test('what the user saw is the symptom, or what was answered where nobody said', async t => {
  const observations = [answered('symptom', 'card-blocked'), answered('clock.skew', 'right')];
  t.strictSame(answersIn(evidence('err1002', observations)), ['clock.skew = right', 'symptom = err1002']);
  t.strictSame(answersIn(evidence(null, observations)), ['clock.skew = right', 'symptom = card-blocked']);
});

t.test('answers stand in one order, however they were noted', async t => {
  const noted = [
    answered('card.lock', 'open', { target: 'A 00' }),
    answered('card.lock', 'locked', { target: 'A 00' }),
    answered('clock.skew', 'right'),
    answered('clock.skew', 'wrong'),
    answered('pcsc.service', 'running'),
  ];
  const inOrder = answersIn(told(...noted));
  fc.assert(
    fc.property(fc.shuffledSubarray(noted, { minLength: noted.length }), shuffled =>
      t.strictSame(answersIn(told(...shuffled)), inOrder),
    ),
    { seed: 1002, numRuns: 50 },
  );
});

t.test('of a question that the model does not know only a healthy answer has a reason', async t => {
  const { constraints } = problemOf(
    told(answered('clock.skew', 'wrong'), answered('pcsc.service', 'running')),
    defaultGuidance,
    () => [],
  );
  t.match(constraints, [
    { key: 'clock.skew', healthy: false, deciders: [] },
    { key: 'pcsc.service', healthy: true, deciders: [] },
  ]);
});

t.test('without the Identity Agent HSCN is of no account, unless something was learnt of it', async t => {
  const absent = answered('software.identity-agent', 'absent');
  const withHscn = (...observations: readonly Observation[]) =>
    scopeWith(...observations).hosts.some(({ role }) => role === 'hscn');
  const [over] = defaultGuidance.hosts.filter(({ role }) => role === 'hscn');
  const [required] = defaultGuidance.hosts.filter(({ role }) => role === 'required');
  const target = over?.name ?? '';
  t.ok(withHscn());
  t.notOk(withHscn(absent));
  t.notOk(withHscn(absent, answered('network.dns', 'resolves', { target: required?.name ?? '' })));
  t.notOk(withHscn(absent, answered('network.reach', 'some')));
  t.notOk(withHscn(absent, unanswered('network.hscn', 'nobody asked')));
  t.ok(withHscn(absent, answered('network.hscn', 'unreachable')));
  t.ok(withHscn(absent, answered('network.dns', 'resolves', { target })));
});

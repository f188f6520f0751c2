import t from 'tap';
import type { Evidence, Observation } from '../evidence/evidence.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { causes } from '../model/causes.ts';
import { decides, mayDecide, row } from '../model/row.ts';
import { answered } from '../probes/probe.ts';
import { diagnose } from './diagnose.ts';
import { mostExplanations } from './invert.ts';
import { diagnosticLog } from './next-step.ts';

const evidenceOf = (symptom: Evidence['symptom'], observations: readonly Observation[]): Evidence => ({
  format: 1,
  takenAt: '2026-11-02T09:00:00.000Z',
  guidance: { version: '', asOf: '' },
  symptom,
  observations,
});
const seen = (symptom: Evidence['symptom'], ...observations: readonly Observation[]) =>
  diagnose(evidenceOf(symptom, observations), defaultGuidance);

t.test('a diagnosis says its format, what the user saw, and by which guidance it was made', async t => {
  const { version, asOf } = defaultGuidance;
  t.match(seen('err1002'), { format: 1, symptom: 'err1002', guidance: { version, asOf } });
});

t.test('of answers that contradict each other nothing is concluded but which they are', async t => {
  const found = seen(null, answered('clock.skew', 'wrong'), answered('clock.skew', 'right'));
  t.match(found, { verdict: 'unexplained', next: diagnosticLog });
  t.strictSame([found.explanations, found.hidden, found.unassessed, found.excluded], [[], [], [], []]);
  t.strictSame(found.contradiction.toSorted(), ['clock.skew = right', 'clock.skew = wrong']);
});

t.test('without an answer nothing is known, and one healthy answer is all there is to see', async t => {
  t.equal(seen(null).verdict, 'inconclusive');
  t.equal(seen('none').verdict, 'inconclusive');
  t.equal(seen(null, answered('pcsc.service', 'running')).verdict, 'healthy');
});

t.test('the likelier explanation comes first, and of equals the smaller', async t => {
  const { verdict, explanations, next } = seen('err1002');
  t.equal(verdict, 'inconclusive');
  t.not(next, null);
  const ranks = explanations.map(one => ({
    weight: one.reduce((weight, { cause }) => weight * causes[cause].prior, 1),
    size: one.length,
  }));
  t.ok(ranks.length > 10);
  t.strictSame(
    ranks,
    ranks.toSorted((a, b) => b.weight - a.weight || a.size - b.size),
  );
});

t.test('of two explanations as likely the smaller comes first, though it is found last', async t => {
  const { 'domain-blocked': one, 'credential-management-missing': other, 'card-locked': both } = causes;
  t.equal(one.prior * other.prior, both.prior, 'as likely');
  const rows = [
    row('clock.skew', [decides('domain-blocked', ['wrong']), decides('card-locked', ['wrong'])]),
    row('pcsc.service', [
      decides('credential-management-missing', ['stopped']),
      decides('card-locked', ['stopped']),
    ]),
  ];
  const observations = [answered('clock.skew', 'wrong'), answered('pcsc.service', 'stopped')];
  const { explanations } = diagnose(evidenceOf(null, observations), defaultGuidance, () => rows);
  t.match(explanations, [
    [{ cause: 'card-locked' }],
    [{ cause: 'domain-blocked' }, { cause: 'credential-management-missing' }],
  ]);
});

t.test('explanations are as likely as each other though their products differ in the last digit', async t => {
  const [a, b] = [{ target: 'a' }, { target: 'b' }];
  const rows = [
    row('pcsc.service', [
      mayDecide('card-locked', ['stopped']),
      mayDecide('port-service-faulty', ['stopped']),
    ]),
    row('clock.skew', [
      mayDecide('credential-management-missing', ['wrong'], a),
      mayDecide('port-service-faulty', ['wrong']),
    ]),
    row('readers.driver', [
      mayDecide('credential-management-missing', ['missing'], b),
      mayDecide('credential-management-outdated', ['missing']),
    ]),
  ];
  const observations = [
    answered('pcsc.service', 'stopped'),
    answered('clock.skew', 'wrong'),
    answered('readers.driver', 'missing'),
  ];
  const { explanations } = diagnose(evidenceOf(null, observations), defaultGuidance, () => rows);
  const told = explanations.map(one => one.map(({ cause }) => causes[cause].prior).sort((x, y) => x - y));
  const [two, three] = [
    [0.005, 0.06],
    [0.03, 0.1, 0.1],
  ];
  t.not(0.005 * 0.06, 0.03 * 0.1 * 0.1, 'which are equal');
  const places = [two, three].map(one => told.findIndex(other => `${other}` === `${one}`));
  t.ok(places.every(place => place >= 0));
  t.ok((places[0] ?? 0) < (places[1] ?? 0), 'the smaller comes first');
});

t.test('one explanation that is left of a search broken off is not called the only one', async t => {
  // The locked card alone is found last of so many; before it, all that it makes idle.
  t.equal(6 * 83 + 2, mostExplanations);
  const places = (count: number) => Array.from({ length: count }, (_, i) => ({ target: `${i}.example` }));
  const idle = places(84);
  const rows = [
    row('pcsc.service', [
      mayDecide('card-mute', ['stopped']),
      mayDecide('card-locked', ['stopped']),
      mayDecide('card-blank', ['stopped']),
    ]),
    row('clock.skew', [
      ...places(6).map(place => mayDecide('reader-busy', ['wrong'], place)),
      mayDecide('card-locked', ['wrong']),
    ]),
    row('readers.attached', [
      ...places(82).map(place => mayDecide('domain-blocked', ['no'], place)),
      mayDecide('card-locked', ['no']),
    ]),
    row('readers.cards', [
      mayDecide('card-locked', ['none']),
      ...idle.map(place => mayDecide('proxy-routes-domain', ['none'], place)),
    ]),
    row(
      'readers.driver',
      idle.map(place => decides('proxy-routes-domain', ['missing'], place)),
    ),
  ];
  const observations = [
    answered('pcsc.service', 'stopped'),
    answered('clock.skew', 'wrong'),
    answered('readers.attached', 'no'),
    answered('readers.cards', 'none'),
    answered('readers.driver', 'working'),
  ];
  const found = diagnose(evidenceOf(null, observations), defaultGuidance, () => rows);
  t.match(found, { verdict: 'inconclusive', explanations: [[{ cause: 'card-locked' }]], complete: false });
  t.equal(found.explanations.length, 1);
  t.match(found.advice.join(), /More explanations are possible than the 1 listed/);
});

t.test('what is explained asks for nothing more', async t => {
  const { verdict, explanations, contradiction, next } = seen(null, answered('clock.skew', 'wrong'));
  t.match({ verdict, contradiction, next }, { verdict: 'explained', contradiction: [], next: null });
  t.strictSame(
    explanations.map(one => one.map(({ cause }) => cause)),
    [['clock-wrong']],
  );
});

import t from 'tap';
import type { Evidence, Observation } from '../evidence/evidence.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { causes } from '../model/causes.ts';
import { decides, row } from '../model/row.ts';
import { answered } from '../probes/probe.ts';
import { diagnose } from './diagnose.ts';
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

t.test('what is explained asks for nothing more', async t => {
  const { verdict, explanations, contradiction, next } = seen(null, answered('clock.skew', 'wrong'));
  t.match({ verdict, contradiction, next }, { verdict: 'explained', contradiction: [], next: null });
  t.strictSame(
    explanations.map(one => one.map(({ cause }) => cause)),
    [['clock-wrong']],
  );
});

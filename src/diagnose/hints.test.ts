import t from 'tap';
import type { Evidence } from '../evidence/evidence.ts';
import type { Symptom } from '../evidence/questions.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { answered } from '../probes/probe.ts';
import type { Verdict } from './diagnosis.ts';
import { hintsIn } from './hints.ts';

const evidence = (symptom: Symptom | null, ...observations: Evidence['observations']): Evidence => ({
  format: 1,
  takenAt: '2026-11-02T09:00:00.000Z',
  guidance: { version: '', asOf: '' },
  symptom,
  observations,
});

const verdicts: readonly Verdict[] = ['healthy', 'explained', 'inconclusive', 'unexplained'];

t.test('the intranet zone is hinted at where all is open, or the page does not find the client', async t => {
  const zone = answered('browser.zone', 'otherwise', { facts: { unlike: ['autoDetect', 'anotherSetting'] } });
  const words =
    'NHS England advises to set the local intranet zone up otherwise: detect the intranet automatically: off, anotherSetting.';
  for (const verdict of verdicts)
    for (const symptom of ['err1002', '400_645', null] as const) {
      const isWorthALook = verdict === 'inconclusive' || verdict === 'unexplained' || symptom === '400_645';
      const wanted = isWorthALook ? [words] : [];
      t.strictSame(
        hintsIn(verdict, evidence(symptom, zone), defaultGuidance),
        wanted,
        `${verdict} ${symptom}`,
      );
    }
  const unsaid = answered('browser.zone', 'otherwise');
  t.strictSame(hintsIn('unexplained', evidence(null, unsaid), defaultGuidance), [
    'NHS England advises to set the local intranet zone up otherwise: .',
  ]);
});

t.test('the makers of other cards are named where all is not well', async t => {
  const one = answered('software.suppliers', 'some', { facts: { suppliers: ['Isosec', 'Imprivata'] } });
  const many = answered('software.suppliers', 'some', { facts: { suppliers: 'Isosec' } });
  for (const verdict of verdicts) {
    const hints = (seen: typeof one) => hintsIn(verdict, evidence('err1002', seen), defaultGuidance);
    t.match(hints(one).join(), verdict === 'healthy' ? /^$/ : /^Software of Isosec, Imprivata is installed/);
    t.match(hints(many).join(), verdict === 'healthy' ? /^$/ : /^Software of Isosec is installed/);
  }
});

import t from 'tap';
import type { Observation } from '../evidence/evidence.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { answered } from '../probes/probe.ts';
import { diagnose } from './diagnose.ts';

const target = 'a reader';

/** A card that is in order, in a reader that is listed. */
const goodCard = (facts: { readonly [name: string]: readonly string[] }): readonly Observation[] => [
  answered('readers.listed', 'some', { facts }),
  answered('reader.state', 'ready', { target }),
  answered('card.lock', 'open', { target }),
];

const excluded = (observations: readonly Observation[]) =>
  diagnose(
    {
      format: 1,
      takenAt: '2026-11-02T09:00:00.000Z',
      guidance: { version: '', asOf: '' },
      symptom: 'err1002',
      observations,
    },
    defaultGuidance,
  ).excluded;

const listed = goodCard({ readers: [target] });

t.test('a good card rules out what no other card can have while every reader is listed', async t => {
  const causes = excluded([...listed, answered('readers.driver', 'working')]);
  t.ok(causes.includes('card-locked'));
  t.ok(causes.includes('reader-absent'));
});

t.test('as long as a reader may lack its driver, nothing is ruled out that its card could have', async t => {
  t.notOk(excluded(listed).includes('card-locked'));
  t.notOk(excluded([...listed, answered('readers.driver', 'missing')]).includes('card-locked'));
  t.ok(excluded([...listed, answered('readers.attached', 'yes')]).includes('smartcard-service-stopped'));
});

t.test('a reader that was taken away stays possible when only the list tells of it', async t => {
  const left = goodCard({ readers: [target], gone: ['another reader'] });
  t.notOk(excluded([...left, answered('readers.driver', 'working')]).includes('reader-absent'));
});

t.test('while nobody knows how many readers there are, one may be missing', async t => {
  t.notOk(excluded([answered('readers.driver', 'working')]).includes('reader-absent'));
});

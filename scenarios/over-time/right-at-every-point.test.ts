import fc from 'fast-check';
import t from 'tap';
import { apart } from '../testing/apart.ts';
import { type Course, courses } from './right-at-every-point.ts';
import type * as lives from './testing/lives.ts';
import { month } from './testing/lives.ts';
import { planted } from './testing/planted.ts';
import { pointsOf } from './testing/points.ts';
import { troublesNow } from './truth-now.ts';

t.setTimeout(300_000);

const lived = apart<typeof lives>('testing/lives', import.meta.url);

const daysBetween = (from: number, to: number): number => (to - from) / 86_400_000;

t.test('in a month of daily use every look is right for its moment', async t => {
  const course = month(30);
  const points = pointsOf(course);
  const days = daysBetween(points[0]?.now ?? 0, points.at(-1)?.now ?? 0);
  t.ok(days >= 30, `${days} days`);
  t.ok(points.length >= 100, `${points.length} looks`);
  await lived('liveThrough', course);
});

t.test('lives come through good days, single troubles of every kind, and several at once', t => {
  const points = fc
    .sample(courses({ least: 0, most: 24 }, 10 * 1440), { seed: 3, numRuns: 1500 })
    .flatMap(pointsOf);
  const troubles = points.map(troublesNow);
  const alone = new Set(
    troubles.flatMap(list =>
      list.length === 1 ? list.flatMap(({ truth }) => truth.map(({ cause }) => cause)) : [],
    ),
  );
  t.ok(troubles.filter(list => list.length === 0).length > 100, 'good days');
  t.ok(troubles.filter(list => list.length > 2).length > 100, 'several at once');
  for (const cause of [
    'smartcard-service-stopped',
    'smartcard-service-faulty',
    'credential-management-not-running',
    'port-service-stopped',
    'network-down',
    'clock-wrong',
    'domain-blocked',
    'profile-closed',
    'no-roles',
    'reader-absent',
    'reader-busy',
    'reader-driver-missing',
    'card-absent',
    'several-cards',
    'card-locked',
    'card-certificate-expired',
    'card-unknown',
    'unsupported-card-supplier',
  ])
    t.ok(alone.has(cause), cause);
  t.end();
});

for (const { name } of planted)
  t.test(`found out, shrunk to four deeds at most and replayed: ${name}`, async t => {
    const found = await lived('checkPlanted', name, { seed: 7, runs: 300 });
    t.equal(found.outcome, 'broken');
    const course = found.counterexample as Course | null;
    t.ok((course?.deeds.length ?? Number.NaN) <= 4, JSON.stringify(course));
    t.equal(found.replay, `npx err1002 run --only right-at-every-point --seed 7 --path ${found.path ?? ''}`);
    const again = await lived('checkPlanted', name, { seed: 7, runs: 300, path: found.path ?? '' });
    t.same([again.why, again.counterexample], [found.why, found.counterexample], 'seed and path replay it');
    if (course !== null) await lived('liveThrough', course);
  });

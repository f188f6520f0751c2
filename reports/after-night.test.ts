import fc from 'fast-check';
import t from 'tap';
import { afterNight } from './after-night.ts';
import { active, type Failure } from './failure.ts';
import { storeIn } from './store.ts';
import { knownFailure, lawResult, onDay, runRecord, scenarioResult } from './testing/records.ts';

const failure = knownFailure();
const fates = ['held', 'broken', 'crashed', 'untried'] as const;

/** A night in which the known failure fared so. */
const nightOf = (fate: (typeof fates)[number], day: number, { id, name, replay }: Failure = failure) =>
  onDay(
    day,
    runRecord({
      laws: fate === 'untried' ? [] : [lawResult({ name, outcome: fate })],
      known:
        fate === 'untried' ? [] : [{ id, name, outcome: fate, since: failure.firstSeen, right: 0, replay }],
    }),
  );

t.test('a failure retires when it was right so often in a row, and is never lost', t => {
  const nights = fc.array(fc.constantFrom(...fates), { maxLength: 12 });
  fc.assert(
    fc.property(nights, fc.integer({ min: 1, max: 4 }), (list, enough) => {
      let failures: readonly Failure[] = [failure];
      let streak = 0;
      let retired = false;
      for (const [i, fate] of list.entries()) {
        // What is retired is tried no more.
        const tonight = retired ? 'untried' : fate;
        failures = afterNight(failures, nightOf(tonight, i + 1), enough);
        streak = tonight === 'untried' ? streak : tonight === 'held' ? streak + 1 : 0;
        retired = streak >= enough;
        t.match(failures, [{ id: failure.id, right: streak, firstSeen: failure.firstSeen }]);
        t.equal(failures.length, 1);
        t.equal(active(failures).length, retired ? 0 : 1);
      }
    }),
  );
  t.end();
});

t.test('what runs on one date is one night, in however many shards', async t => {
  const twice = [1, 1, 1].reduce<readonly Failure[]>(
    (failures, day) => afterNight(failures, nightOf('held', day), 2),
    [failure],
  );
  t.match(twice, [{ right: 1, retired: undefined }]);
  t.match(afterNight(twice, nightOf('held', 2), 2), [{ right: 2, retired: true }]);
  const again = afterNight(twice, nightOf('broken', 1), 2);
  t.match(afterNight(again, nightOf('held', 1), 2), [{ right: 1 }], 'right since it failed');
});

t.test(
  'what fails is kept with all it takes to see it again, and comes back when it had retired',
  async t => {
    const broken = lawResult({
      outcome: 'broken',
      seed: 5,
      path: '3:1',
      counterexample: { faults: [1] },
      why: 'it is not so',
      replay: 'err1002 run --only the-truth-is-never-lost --seed 5 --path 3:1',
    });
    const night = onDay(
      3,
      runRecord({ laws: [broken], scenarios: [scenarioResult({ judgement: 'vague' })] }),
    );
    const found = afterNight([], night, 7);
    t.match(found, [
      { id: 'scenario:card-absent', kind: 'scenario', right: 0 },
      { kind: 'law', seed: 5, runs: 1, path: '3:1', counterexample: { faults: [1] }, commit: '4471259' },
    ]);
    const store = storeIn(t.testdir());
    await store.keepFailures(found);
    t.strictSame(await store.failures(), found);

    const retired = found.map((known): Failure => ({ ...known, right: 7, retired: true }));
    const later = onDay(9, { ...night, laws: [{ ...broken, seed: 6, path: '0' }] });
    const again = afterNight(retired, later, 7);
    t.equal(again.length, 2, 'another seed led to the same counterexample');
    t.ok(again.every(({ right, retired }) => right === 0 && retired === undefined));
    t.ok(again.every(({ firstSeen, lastSeen }) => firstSeen < lastSeen));
  },
);

t.test('a law that breaks in another way each night does not fill the store', t => {
  let failures: readonly Failure[] = [];
  for (let day = 1; day <= 20; day++) {
    const broken = lawResult({ outcome: 'broken', counterexample: day, path: '0' });
    failures = afterNight(failures, onDay(day, runRecord({ laws: [broken] })), 7);
  }
  t.equal(failures.length, 10);
  t.end();
});

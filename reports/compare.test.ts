import fc from 'fast-check';
import t from 'tap';
import { compare, nothingChanged } from './compare.ts';
import { nightOf } from './night.ts';
import { anyRecord, lawResult, onDay, runRecord, scenarioResult } from './testing/records.ts';

const named = (changes: ReturnType<typeof compare>['changes'], ...kinds: readonly string[]) =>
  changes
    .filter(({ change }) => kinds.includes(change))
    .map(({ kind, name }) => `${kind}:${name}`)
    .sort();

t.test('a night compared with itself says that nothing changed', async () => {
  fc.assert(fc.property(anyRecord, record => nothingChanged(compare(record, record))));
});

t.test('the way back undoes what the way there did', async () => {
  fc.assert(
    fc.property(anyRecord, anyRecord, (a, b) => {
      const there = compare(b, a);
      const back = compare(a, b);
      t.strictSame(
        named(there.changes, 'gone'),
        named(
          back.changes.filter(c => c.before === null),
          'added',
          'newly-failing',
        ),
      );
      t.strictSame(named(there.changes, 'still-failing'), named(back.changes, 'still-failing'));
      t.strictSame(
        named(there.changes, 'newly-right'),
        named(
          back.changes.filter(c => c.before === 'right' || c.before === 'held'),
          'newly-failing',
        ),
      );
      t.strictSame(there.canary?.before, back.canary?.now);
    }),
    { numRuns: 200 },
  );
});

t.test('every scenario and law that fails is told, as new or as lasting', async () => {
  fc.assert(
    fc.property(anyRecord, anyRecord, (a, b) => {
      const told = named(compare(b, a).changes, 'newly-failing', 'still-failing');
      t.strictSame(told, [...nightOf('b', b).failed].sort());
    }),
  );
});

t.test('a failure that lasts says since when, over comparable nights only', async t => {
  const wrong = runRecord({ scenarios: [scenarioResult({ judgement: 'wrong' })] });
  const nights = [
    onDay(20, wrong),
    { ...onDay(19, runRecord()), rung: 'virtual-reader' },
    onDay(18, wrong),
    onDay(17, runRecord()),
    onDay(16, wrong),
  ].map((record, i) => nightOf(String(i), record));
  const { changes } = compare(onDay(21, wrong), onDay(20, wrong), nights);
  t.match(changes, [{ change: 'still-failing', nights: 3, since: '2026-11-18T02:00:00.000Z' }]);
});

t.test('what changed comes in the order of its urgency', async t => {
  const before = runRecord({
    scenarios: [
      scenarioResult({ name: 'lasting', judgement: 'vague' }),
      scenarioResult({ name: 'mended', judgement: 'crashed' }),
      scenarioResult({ name: 'gone' }),
      scenarioResult({ name: 'unplugged' }),
    ],
  });
  const now = runRecord({
    scenarios: [
      scenarioResult({ name: 'unplugged', judgement: 'skipped' }),
      scenarioResult({ name: 'added' }),
      scenarioResult({ name: 'mended' }),
      scenarioResult({ name: 'lasting', judgement: 'wrong' }),
    ],
    laws: [lawResult({ outcome: 'broken' })],
    canary: 'missed',
  });
  const { changes, canary } = compare(onDay(22, now), onDay(21, before));
  t.strictSame(
    changes.map(({ change, name, before, now }) => [change, name, before, now]),
    [
      ['newly-failing', 'the-truth-is-never-lost', 'held', 'broken'],
      ['still-failing', 'lasting', 'vague', 'wrong'],
      ['newly-right', 'mended', 'crashed', 'right'],
      ['other-outcome', 'unplugged', 'right', 'skipped'],
      ['added', 'added', null, 'right'],
      ['gone', 'gone', 'right', null],
    ],
  );
  t.strictSame(canary, { before: 'caught', now: 'missed' });
});

t.test('the first night has nothing to be compared with', async t => {
  t.strictSame(compare(runRecord(), null), { with: null, changes: [], canary: null });
});

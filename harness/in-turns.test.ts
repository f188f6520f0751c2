import fc from 'fast-check';
import t from 'tap';
import { inTurns } from './in-turns.ts';

const soon = () => new Promise(resolve => setImmediate(resolve));

t.test('a list is worked through in order, and never more at once than is allowed', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat()), fc.integer({ min: 1, max: 5 }), async (list, atOnce) => {
      let running = 0;
      let most = 0;
      const results = await inTurns(list, atOnce, async item => {
        most = Math.max(most, ++running);
        for (let turn = 0; turn < item % 3; turn++) await soon();
        running -= 1;
        return item * 2;
      });
      t.strictSame(
        results,
        list.map(item => item * 2),
      );
      return most <= atOnce && (list.length === 0 || most > 0);
    }),
  ),
);

t.test('after a failure nothing is begun, and nothing still runs', async t => {
  const begun: number[] = [];
  const done: number[] = [];
  await t.rejects(
    inTurns([1, 2, 3, 4, 5, 6], 2, async item => {
      begun.push(item);
      if (item === 2) throw new Error('the second fails');
      await soon();
      await soon();
      done.push(item);
    }),
    /the second fails/,
  );
  t.strictSame(begun, [1, 2]);
  t.strictSame(done, [1]);
});

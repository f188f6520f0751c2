import fc from 'fast-check';
import t from 'tap';
import { occasion, strikesAt } from './moment.ts';

/** The commands, counted over a life of several power-ups, at which a fault that takes `ms` each time strikes. */
const strikes = (moment: Parameters<typeof occasion>[0], sessions: readonly number[], ms: number) => {
  const when = occasion(moment);
  return sessions.map(commands => {
    when.powerUp();
    return Array.from({ length: commands }, (_, n) => n).filter(() => {
      const due = when.command() !== null;
      if (due) when.struck(ms);
      return due;
    });
  });
};

const sessions = fc.array(fc.nat({ max: 12 }), { maxLength: 5 });

t.test('a fault strikes after so many commands of every power-up, and no more often than it may', async t => {
  fc.assert(
    fc.property(
      fc.nat({ max: 8 }),
      fc.integer({ min: 1, max: 9 }),
      sessions,
      (afterCommands, times, lengths) => {
        const always = strikes({ afterCommands }, lengths, 5);
        const some = strikes({ afterCommands, times }, lengths, 5);
        const everyLateOne = lengths.map(length =>
          Array.from({ length }, (_, n) => n).filter(n => n >= afterCommands),
        );
        t.strictSame(always, everyLateOne);
        t.equal(some.flat().length, Math.min(times, always.flat().length));
      },
    ),
    { seed: 1002 },
  );
});

t.test('a fault that lasts for a time ends with the strike that uses the time up', async t => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.nat({ max: 20 }), sessions, (forMs, ms, lengths) => {
      const most = Math.ceil(forMs / Math.max(1, ms));
      const all = lengths.reduce((sum, length) => sum + length, 0);
      t.equal(strikes({ forMs }, lengths, ms).flat().length, Math.min(most, all));
    }),
    { seed: 1002 },
  );
  t.equal(
    strikes({ forMs: 9 }, [5, 5], Number.POSITIVE_INFINITY).flat().length,
    1,
    'silence outlasts any time',
  );
});

t.test('a fault at power-up spares the first ones, and then as many as it does not strike', async t => {
  const struck = (moment: Parameters<typeof strikesAt>[0]) =>
    [0, 1, 2, 3, 4].filter(number => strikesAt(moment, number));
  t.strictSame(struck({}), [0, 1, 2, 3, 4]);
  t.strictSame(struck({ afterPowerUps: 2 }), [2, 3, 4]);
  t.strictSame(struck({ afterPowerUps: 1, times: 2 }), [1, 2]);
});

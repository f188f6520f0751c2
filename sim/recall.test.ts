import fc from 'fast-check';
import t from 'tap';
import { recall } from './recall.ts';

const things: readonly unknown[] = ['a', 1, null, {}, {}, []];

t.test(
  'only what was kept from these very values is found, the latest always, and no more than so many',
  async t => {
    const places = fc.array(fc.nat(things.length - 1), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(places, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (all, most) => {
        const results = recall<string>(most);
        const find = (these: readonly number[]) => results.find(these.map(place => things[place]));
        for (const these of all) {
          const found = find(these);
          t.ok(found === undefined || found === String(these));
          const from = these.map(place => things[place]);
          if (found === undefined) results.keep(from, String(these));
          t.equal(find(these), String(these));
        }
        const different = [...new Map(all.map(these => [String(these), these])).values()];
        t.ok(different.filter(these => find(these) !== undefined).length <= most);
      }),
    );
  },
);

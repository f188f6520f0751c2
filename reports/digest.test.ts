import fc from 'fast-check';
import t from 'tap';
import { digest, digestOf, together } from './digest.ts';

t.test('other texts, another order or other ends of texts are another fingerprint', t => {
  const texts = fc.array(fc.string(), { maxLength: 5 });
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const same = JSON.stringify(a) === JSON.stringify(b);
      t.equal(digestOf(...a) === digestOf(...b), same);
      t.match(digestOf(...a), /^[0-9a-f]{16}$/);
    }),
  );
  t.not(digestOf('ab', 'c'), digestOf('a', 'bc'));
  t.end();
});

t.test('a hundred thousand numbers have a hundred thousand fingerprints, in each half', t => {
  const growing = digest();
  const seen = Array.from({ length: 100_000 }, (_, i) => {
    growing.add(String(i));
    return growing.hex();
  });
  t.equal(new Set(seen).size, seen.length);
  // Of random numbers of 32 bits, about one pair among these is the same.
  for (const half of [seen.map(hex => hex.slice(0, 8)), seen.map(hex => hex.slice(8))])
    t.ok(new Set(half).size > seen.length - 10);
  t.end();
});

t.test('fingerprints of parts make the same whole in any order', t => {
  const part = fc.string().map(text => digestOf(text));
  fc.assert(
    fc.property(fc.array(part), part, (parts, more) => {
      t.equal(together([...parts, more]), together([more, ...parts.toReversed()]));
      t.equal(together([together(parts), more]), together([...parts, more]));
    }),
  );
  t.end();
});

import fc from 'fast-check';
import t from 'tap';
import { remember } from './remember.ts';

t.test('what is remembered is what would be made anew, and no more of it than is allowed', async t => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'x'.repeat(400))), texts => {
      const made: string[] = [];
      const remembered = remember(text => {
        made.push(text);
        return text === 'd' ? null : text.length;
      }, 3);
      for (const text of texts) t.equal(remembered(text), text === 'd' ? null : text.length);
      const before = made.length;
      for (const text of ['a', 'b', 'c', 'd']) remembered(text);
      t.ok(made.length > before, 'four texts do not fit in three');
    }),
  );
});

import fc from 'fast-check';
import t from 'tap';
import { runProgress } from './progress.ts';

const shown = (terminal: boolean, minutes: readonly number[]): readonly string[] => {
  const written: string[] = [];
  const err = (text: string) => written.push(text);
  const progress = runProgress({ out: () => {}, err, terminal, colour: false, columns: 60 });
  minutes.forEach((elapsed, i) => {
    progress.show({ done: i, total: 1000, name: 'a-law', elapsed: elapsed * 60_000 });
  });
  progress.end();
  return written;
};

t.test('a terminal has one line, drawn anew each time and gone at the end', async t => {
  const [first, second, last] = shown(true, [0, 1]);
  t.equal(first, '\r\u001b[K0 of 1,000 · a-law');
  t.equal(second, '\r\u001b[K1 of 1,000 · 0/s · 16 h 39 min left · a-law');
  t.equal(last, '\r\u001b[K');
});

t.test(
  'a log has whole lines, five minutes apart or more, and none of a run that is over sooner',
  async t => {
    t.same(shown(false, [0, 1, 4.9]), []);
    t.same(shown(false, [0, 5]), ['1 of 1,000 · 0/s · 83 h 15 min left · a-law\n']);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 10, noNaN: true })), steps => {
        const times = steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, step) => sum + step, 0));
        const lines = shown(false, times);
        const last = times.at(-1) ?? 0;
        const rarest = last / (5 + Math.max(0, ...steps)) - 1;
        return (
          lines.every(line => /^[^\p{Cc}]+\n$/u.test(line)) &&
          lines.length <= last / 5 &&
          lines.length >= rarest
        );
      }),
    );
  },
);

import t from 'tap';
import { shared } from './shared.ts';

/** Work that the test ends by hand, and what became of it. */
const byHand = () => {
  const begun: { readonly signal: AbortSignal; readonly end: (result: number) => void }[] = [];
  const ask = shared(signal => new Promise<number>(end => begun.push({ signal, end })));
  return { begun, ask };
};

t.test(
  'those who ask at the same time share one piece of work, and those who ask later have another',
  async t => {
    const { begun, ask } = byHand();
    const [first, second] = [new AbortController(), new AbortController()];
    const answers = [ask(first.signal), ask(second.signal)];
    t.equal(begun.length, 1);
    begun[0]?.end(7);
    t.strictSame(await Promise.all(answers), [7, 7]);
    void ask(first.signal);
    t.equal(begun.length, 2);
  },
);

t.test('the work is given up when nobody waits for it any more, and not before', async t => {
  const { begun, ask } = byHand();
  const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
  void ask(first.signal);
  void ask(second.signal);
  first.abort();
  t.equal(begun[0]?.signal.aborted, false);
  second.abort();
  t.equal(begun[0]?.signal.aborted, true);
  const later = ask(third.signal);
  t.equal(begun.length, 2, 'what was given up is shared with nobody');
  begun[1]?.end(1);
  begun[0]?.end(0);
  t.equal(await later, 1);
});

t.test('work that fails fails for all, and can be begun anew', async t => {
  let times = 0;
  const ask = shared(async () => {
    times += 1;
    if (times === 1) throw new Error('once');
    return times;
  });
  const { signal } = new AbortController();
  const both = [ask(signal), ask(signal)];
  for (const outcome of await Promise.allSettled(both)) t.match(outcome, { reason: { message: 'once' } });
  t.equal(await ask(signal), 2);
});

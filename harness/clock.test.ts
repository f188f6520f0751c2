import t from 'tap';
import { ok } from '../src/outcome.ts';
import { bounded, pause, realClock, stopwatch } from './clock.ts';

const never = () => new Promise<never>(() => {});

t.test('work ends with a value, at its deadline, or as a crash', async t => {
  t.match(await realClock.within(1000, async () => 7), { kind: 'ok', value: 7 });
  t.match(await realClock.within(20, never), { kind: 'failed', code: 'timed-out' });
  t.match(await realClock.within(0, never), { code: 'timed-out' });
  t.match(await realClock.within(-5, never), { code: 'timed-out' });
  t.match(await realClock.within(Number.MAX_SAFE_INTEGER, async () => 7), { kind: 'ok' });
  const crash = async () => {
    throw new Error('our mistake');
  };
  t.match(await realClock.within(1000, crash), { code: 'crashed', detail: 'our mistake' });
  const address = async () => {
    throw Object.assign(new Error('connect ECONNREFUSED 192.0.2.1:443'), { code: 'ECONNREFUSED' });
  };
  t.match(
    await realClock.within(1000, address),
    { code: 'crashed', detail: 'ECONNREFUSED' },
    'no address leaves',
  );
  const late = realClock.within(10, async () => {
    await realClock.within(50, never);
    throw new Error('too late to be heard');
  });
  t.match(await late, { code: 'timed-out' });
});

t.test('the signal fires when the call is over, and what waits for it stops', async t => {
  let waiting: Promise<void> = Promise.resolve();
  const elapsed = stopwatch();
  await bounded(1000, async signal => {
    waiting = pause(60_000, signal);
    return ok(null);
  });
  await t.rejects(waiting, { name: 'AbortError' });
  await bounded(20, signal => {
    waiting = pause(60_000, signal);
    return never();
  });
  await t.rejects(waiting, { name: 'AbortError' });
  await t.rejects(pause(60_000, AbortSignal.abort()), { name: 'AbortError' });
  t.ok(elapsed() < 60_000, 'nobody waited the minute');
});

t.test('durations are whole milliseconds', async t => {
  const elapsed = stopwatch();
  const outcome = await bounded(1000, async signal => ok(await pause(30, signal)));
  t.ok(Number.isInteger(outcome.ms) && outcome.ms >= 25 && outcome.ms <= elapsed() + 1);
  t.ok(realClock.now() > 1_700_000_000_000);
});

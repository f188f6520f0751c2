import fc from 'fast-check';
import t, { type Test } from 'tap';
import type { Outcome } from '../../src/outcome.ts';
import type { Fixture, FixtureStatus } from './fixture.ts';
import { openFixture } from './open-fixture.ts';
import { removinator } from './removinator.ts';
import { readStatus } from './removinator-status.ts';
import { portExists } from './serial-line.ts';
import { memoryLine } from './testing/memory-line.ts';
import { emulatedFixture, needsTerminal } from './testing/pseudo-terminal.ts';

const firmwares = ['0.1', '1.0.0', '1.0.1'] as const;

const opened = async (t: Test, path: string): Promise<Fixture> => {
  const fixture = await openFixture({ driver: 'removinator', port: path, baud: 9600 }, 5000);
  if (fixture.kind !== 'ok') throw new Error(JSON.stringify(fixture));
  t.teardown(() => fixture.value.close());
  return fixture.value;
};

const stateOf = ({ kind, ...rest }: Outcome<FixtureStatus>) =>
  'value' in rest ? rest.value : 'code' in rest ? rest.code : kind;

t.test('every firmware is driven over a real terminal', needsTerminal, async t => {
  for (const firmware of firmwares) {
    const plugged = await emulatedFixture(t, { firmware, present: [1, 3, 8], locked: [8], debug: true });
    const fixture = await opened(t, plugged.path);
    const locked = firmware === '1.0.1' ? [8] : [];
    const state = (current: number | null) => ({ current, present: [1, 3, 8], locked });
    t.same(stateOf(await fixture.status(5000)), state(null), firmware);
    t.same(stateOf(await fixture.insert(3, 5000)), state(3));
    t.same(stateOf(await fixture.insert(2, 5000)), 'no-card');
    t.same(stateOf(await fixture.status(5000)), state(3), 'an empty socket moves nothing');
    t.same(stateOf(await fixture.insert(8, 5000)), firmware === '1.0.1' ? 'refused-command' : state(8));
    t.same(stateOf(await fixture.insert(1, 5000)), state(1));
    t.same(stateOf(await fixture.remove(5000)), state(null));
    t.same(stateOf(await fixture.remove(5000)), state(null), 'nothing to remove is no error');
    t.same(stateOf(await fixture.insert(9, 5000)), 'refused-command');
    await fixture.close();
    await fixture.close();
    await plugged.unplug();
  }
});

t.test('a port is held by one program at a time', needsTerminal, async t => {
  const { path, unplug } = await emulatedFixture(t, { firmware: '1.0.0', present: [] });
  t.equal(await portExists(path), true);
  const fixture = await opened(t, path);
  t.match(await openFixture({ driver: 'removinator', port: path, baud: 9600 }, 5000), { code: 'busy' });
  await fixture.close();
  await (await opened(t, path)).close();
  await unplug();
  t.equal(await portExists(path), false);
  t.match(await openFixture({ driver: 'removinator', port: path, baud: 9600 }, 5000), {
    code: 'unreachable',
  });
  t.match(await openFixture({ driver: 'removinator', port: '/dev/null', baud: 9600 }, 5000), {
    kind: 'failed',
  });
  t.not(await portExists('COM42'), true);
});

t.test('silence, strangers and a pulled plug end in time, and are told apart', needsTerminal, async t => {
  const mute = await emulatedFixture(t, '');
  const stranger = await emulatedFixture(t, 'AT\r\n{"current":3}\r\nNO CARRIER\r\n');

  const [silent, chatting] = [await opened(t, mute.path), await opened(t, stranger.path)];
  t.match(await silent.insert(1, 400), { code: 'timed-out' });
  t.match(await chatting.status(400), { code: 'malformed', detail: /it last said "NO CARRIER"/ });
  const waiting = silent.status(1000);
  await mute.unplug();
  t.equal((await waiting).kind, 'failed', 'unplugged while waiting');
  t.match(await silent.status(1000), { code: 'unreachable' });
  t.match(await silent.remove(1000), { code: 'unreachable' });
});

t.test('half a command of somebody else moves nothing', async t => {
  for (const firmware of firmwares)
    for (const half of ['#SC1', '#REM', '#', '#S', '#UNLOCK1', 'SC1\r', '#SC']) {
      const line = memoryLine({ firmware, present: [1, 2], switching: 1 }, () => '');
      const fixture = removinator(line, 20);
      t.match(await fixture.insert(2, 1000), { kind: 'ok' });
      await line.write(Buffer.from(half), 1000);
      const next = removinator(line, 20);
      t.match(await next.status(1000), { value: { current: 2 } }, `${firmware} after ${half}`);
      await next.close();
    }
});

t.test('a late answer is not taken for the answer to the next command', async t => {
  const line = memoryLine({ firmware: '0.1', present: [1, 2], switching: 60 }, () => '');
  const fixture = removinator(line, 100);
  t.match(await fixture.insert(1, 1000), { kind: 'ok' });
  t.match(await fixture.insert(2, 20), { kind: 'failed' }, 'given up amid the insertion');
  t.match(await fixture.remove(1000), { value: { current: null } });
  t.match(await fixture.status(1000), { value: { current: null } });
  await fixture.close();
});

t.test('only a whole status counts as one', t => {
  t.same(readStatus('{"current":4,"present":[1,2]}'), { current: 4, present: [1, 2], locked: [] });
  t.same(readStatus('{"current":0,"present":[],"locked":[8]}'), { current: null, present: [], locked: [8] });
  for (const line of [
    '',
    'OK',
    '{}',
    '{"current":4}',
    '{"current":9,"present":[]}',
    '{"current":1,"present":[0]}',
    '{"current":1.5,"present":[]}',
    '[DBG] {"current":4,"present":[1,2]}',
    '{"current":4,"present":[1,2]}OK',
    '{"current":4,"present":[1,',
    '{"current":"4","present":[]}',
  ])
    t.equal(readStatus(line), null, line);
  t.end();
});

/** Anything that may stand between two lines of the fixture, but no status. */
const noises = fc.array(
  fc.oneof(
    fc.constantFrom(
      'OK\r\n',
      'ERR_NOCARD\r\n',
      'ERR_PROTOCOL\r\n',
      'ERR_UNKNOWN_CMD\r\n',
      'ERR_LOCKED\r\n',
      '[DBG] {"current":7,"present":[7]}\r\n',
      '[DBG] Received status: 0\r\n',
      '{"current":7}\r\n',
      '\r\n',
    ),
    fc.string({ unit: 'binary-ascii', maxLength: 20 }).map(text => `${text.replaceAll('{', '')}\n`),
  ),
  { maxLength: 4 },
);

const moves = fc.array(
  fc.oneof(
    fc.record({ move: fc.constant('insert' as const), socket: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ move: fc.constantFrom('remove' as const, 'status' as const) }),
  ),
  { minLength: 1, maxLength: 5 },
);

t.test('whatever is said between its lines, the driver never reports a wrong state', async t => {
  const sockets = fc.subarray([1, 2, 3, 4, 5, 6, 7, 8]);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...firmwares),
      sockets,
      sockets,
      fc.boolean(),
      fc.array(noises, { minLength: 1, maxLength: 8 }),
      noises,
      moves,
      async (firmware, present, locks, debug, between, before, steps) => {
        const locked = firmware === '1.0.1' ? locks : [];
        let turn = 0;
        const noise = () => (between[turn++ % between.length] ?? []).join('');
        const line = memoryLine({ firmware, present, locked, debug, switching: 1 }, noise);
        // What an earlier program asked for may still be under way.
        line.say(`${before.join('')}{"current":7,"present":[7]}\r\n`);
        const fixture = removinator(line, 15);
        let current: number | null = null;
        for (const step of steps) {
          const after = await (step.move === 'insert'
            ? fixture.insert(step.socket, 5000)
            : fixture[step.move](5000));
          if (step.move === 'remove') current = null;
          if (step.move === 'insert') {
            const { socket } = step;
            const no = !present.includes(socket)
              ? 'no-card'
              : locked.includes(socket)
                ? 'refused-command'
                : null;
            if (no === null) current = socket;
            else {
              if (stateOf(after) !== no) return false;
              continue;
            }
          }
          if (JSON.stringify(stateOf(after)) !== JSON.stringify({ current, present, locked })) return false;
        }
        await fixture.close();
        return true;
      },
    ),
    { numRuns: 60 },
  );
  t.pass();
});

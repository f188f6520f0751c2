import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { pause } from '../../clock.ts';
import { running, temporaryFolder } from '../../simulate/testing/simulation.ts';
import { whyNoNamespace } from '../../virtual-reader/namespace.ts';
import { packageRoot } from '../package-root.ts';

const main = join(packageRoot(), 'dist', 'main.js');
const wait = (ms: number) => pause(ms, new AbortController().signal);
const reason = await whyNoNamespace();

for (const service of ['own', 'pcscd']) {
  const name = `on ${service}, no signal leaves anything behind`;
  if (service === 'pcscd' && reason !== null) t.pass(name, { skip: reason });
  else
    t.test(name, async t => {
      for (const [signal, end] of [
        ['SIGINT', 0],
        ['SIGTERM', 0],
        ['SIGQUIT', 0],
        ['SIGHUP', 129],
      ] as const) {
        const { child, temporary } = await running(t, ['--service', service]);
        child.kill(signal);
        const [code, by] = await once(child, 'exit');
        // Where a hang-up is ignored, as under nohup, it is a status and no signal.
        t.equal(by === null ? code : 128 + constants.signals[by as NodeJS.Signals], end, signal);
        t.strictSame(await readdir(temporary), [], signal);
      }
    });
}

/** Runs shell commands in a terminal of their own; `type` presses keys there. */
const inTerminal = (t: Test, words: string, folder: string) => {
  const terminal = spawn('script', ['--quiet', '--return', '--command', words, '/dev/null'], {
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: folder },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  t.teardown(() => terminal.kill('SIGKILL'));
  let screen = '';
  terminal.stdout.setEncoding('utf8').on('data', text => {
    screen += text;
  });
  const shows = async (text: string) => {
    while (!screen.includes(text)) await once(terminal.stdout, 'data');
  };
  return { terminal, shows, screen: () => screen, type: (keys: string) => void terminal.stdin.write(keys) };
};

t.test('Ctrl-C reaches a command once, whatever its standard input is', async t => {
  const folder = t.testdir({});
  const counts = join(folder, 'counts.mjs');
  await writeFile(
    counts,
    `let heard = 0;
process.on('SIGINT', () => {
  heard += 1;
  if (heard === 1) setTimeout(() => { console.log('heard ' + heard); process.exit(0); }, 300);
});
setInterval(() => {}, 1000);
console.log('ready');`,
  );
  for (const input of ['', ' </dev/null']) {
    const { terminal, shows, type, screen } = inTerminal(
      t,
      `exec ${process.execPath} ${main} simulate -- ${process.execPath} ${counts}${input}`,
      await temporaryFolder(t),
    );
    const over = once(terminal, 'exit');
    await shows('ready');
    type('\u0003');
    t.strictSame(await over, [0, null]);
    t.match(screen(), /heard 1\r?\n/, input);
  }
});

t.test('a terminal that is closed ends it, and nothing is left behind', async t => {
  const status = join(t.testdir({}), 'status');
  const temporary = await temporaryFolder(t);
  const { terminal, shows } = inTerminal(
    t,
    `trap : HUP; ${process.execPath} ${main} simulate; echo $? >${status}`,
    temporary,
  );
  await shows('? help');
  terminal.kill('SIGKILL');
  let ended = '';
  while (ended === '') {
    await wait(20);
    ended = await readFile(status, 'utf8').catch(() => '');
  }
  t.match(ended, /^\d+\n$/);
  t.strictSame(await readdir(temporary), []);
});

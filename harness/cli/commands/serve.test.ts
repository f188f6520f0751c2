import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import t from 'tap';
import { storeIn } from '../../../reports/store.ts';
import { runRecord } from '../../../reports/testing/records.ts';
import { packageRoot } from '../package-root.ts';
import { err1002 } from '../testing/err1002.ts';

/** Starts the built program and waits for the address that it prints. */
const serving = async (data: string): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
  const child = spawn(
    process.execPath,
    [join(packageRoot(), 'dist', 'main.js'), 'serve', '--data', data, '--port', '0'],
    { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const [printed] = await once(child.stdout, 'data');
  return { child, url: String(printed).trim() };
};

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  t.test(`the nights are served until ${signal}, which ends it with 0`, async t => {
    const data = t.testdir();
    const { child, url } = await serving(data);
    t.match(url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
    t.match(await (await fetch(url)).text(), 'No night yet');
    await storeIn(data).add(runRecord());
    t.match(await (await fetch(url)).text(), 'Night of 21 November 2026');
    const ended = once(child, 'exit');
    child.kill(signal);
    t.strictSame(await ended, [0, null]);
  });

t.test('a port or address that cannot be listened on is named', async t => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  t.teardown(() => taken.close());
  const { port } = taken.address() as AddressInfo;
  const data = t.testdir();
  const cases = [
    [['--port', String(port)], /--port: \d+ is in use/],
    [['--port', 'eighty'], /--port: expected a port from 0 to 65535, found "eighty"/],
    [['--port', '65536'], /--port: expected a port from 0 to 65535/],
    [['--port', '0', '--host', '203.0.113.1'], /--host: "203\.0\.113\.1" is no address of this machine/],
  ] as const;
  for (const [args, says] of cases) {
    const { status, stderr } = await err1002(['serve', '--data', data, ...args]);
    t.equal(status, 3, args.join(' '));
    t.match(stderr, says);
  }
});

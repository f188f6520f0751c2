import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { emptyReader } from '../../../sim/healthy-world.ts';
import { rawProgram } from '../../pcsc-service/testing/raw-program.ts';
import { transmit } from '../../pcsc-service/testing/transmit.ts';
import { inside, running, simulate } from '../../simulate/testing/simulation.ts';
import { whyNoNamespace } from '../../virtual-reader/namespace.ts';
import { packageRoot } from '../package-root.ts';
import { err1002 } from '../testing/err1002.ts';

const reason = await whyNoNamespace();
const ours = `"${process.execPath}" "${join(packageRoot(), 'dist', 'main.js')}" simulate`;
const died = /pcscd ended by itself/;

const onPcscd = (name: string, test: (t: Test) => Promise<void>) => {
  if (reason === null) t.test(name, test);
  else if (process.env.CI === 'true') t.fail(reason);
  else t.pass(name, { skip: reason });
};

/** What `simulate --service pcscd` comes to. */
const withPcscd = (t: Test, ...args: readonly string[]) => simulate(t, ['--service', 'pcscd', ...args]);

onPcscd('a command runs beside a private pcscd, which shows what it can', async t => {
  t.match(await withPcscd(t, ...inside('exit 5')), { status: 5 });
  t.match(await withPcscd(t, '--scenario', 'reader-hangs', '--', 'true'), {
    status: 3,
    stderr: /a virtual reader cannot hang/,
  });
});

onPcscd('a simulation within another one leaves its pcscd alone', async t => {
  const nested = `${ours} --service pcscd -- true && test -S "$PCSCLITE_CSOCK_NAME" && exit 5`;
  t.match(await withPcscd(t, ...inside(nested)), { status: 5, stderr: '' });
});

onPcscd('what programs do is seen, and readers stay as they are', async t => {
  const { child, control, socket, view } = await running(t, ['--service', 'pcscd']);
  const program = await rawProgram(socket);
  t.teardown(() => program.close());
  t.equal((await program.hello()).rv, 0, 'reached from outside');
  const { handle, protocol } = await program.use(emptyReader.name);
  t.match(await transmit(program, handle, protocol), { rv: 0, data: '6125' });
  t.match(await err1002(['simulate', '--control', control, 'take']), { status: 0 });
  t.match(await err1002(['simulate', '--control', control, 'fault', '{"kind":"unplug-reader"}']), {
    status: 3,
    stderr: /pcscd cannot change its virtual readers/,
  });
  child.kill('SIGTERM');
  t.strictSame(await once(child, 'exit'), [0, null]);
  t.match(view(), `${emptyReader.name}: card in, ATR 3B D6`);
  t.match(view(), `${emptyReader.name}: SELECT  00 A4 04 00`);
});

onPcscd('a pcscd that dies by itself is said to have died', async t => {
  const killed = [
    'kill -KILL $(cat /run/pcscd/pcscd.pid)',
    `until ${ours} --control "$ERR1002_CONTROL" state | grep -q stopped; do :; done`,
    `${ours} --control "$ERR1002_CONTROL" take`,
  ].join('; ');
  const { status, stderr } = await withPcscd(t, '--', 'sh', '-c', killed);
  t.equal(status, 3, 'deeds are refused');
  t.equal(stderr.match(new RegExp(died, 'g'))?.length, 2, stderr);

  const { child, socket, view } = await running(t, ['--service', 'pcscd']);
  process.kill(Number.parseInt(await readFile(socket.replace(/comm$/, 'pid'), 'utf8'), 10), 'SIGKILL');
  t.strictSame(await once(child, 'exit'), [3, null]);
  t.match(view(), died);
});

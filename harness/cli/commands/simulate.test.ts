import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import t from 'tap';
import { emptyReader } from '../../../sim/healthy-world.ts';
import { rawProgram } from '../../pcsc-service/testing/raw-program.ts';
import { inside, running, simulate } from '../../simulate/testing/simulation.ts';
import { err1002 } from '../testing/err1002.ts';

const { name } = emptyReader;

t.test('a command runs inside, and its end is ours', async t => {
  t.match(await simulate(t, inside('echo here')), { status: 0, stdout: 'here\n', stderr: '' });
  t.match(await simulate(t, ['--scenario', 'card-locked', ...inside('exit 7')]), { status: 7 });
  t.match(await simulate(t, inside('kill -KILL $$')), { status: 137 });
});

t.test('bad input is named and ends with 3', async t => {
  const many = join(t.testdir({}), 'many.yaml');
  const readers = Array.from({ length: 17 }, (_, n) => ({ name: `Reader ${n}` }));
  await writeFile(many, JSON.stringify({ faults: [], workstation: { readers } }));
  const wide = join(dirname(many), 'wide.yaml');
  await writeFile(wide, JSON.stringify({ faults: [], workstation: { readers: [{ name: 'é'.repeat(64) }] } }));
  const script = join(dirname(many), 'script');
  await writeFile(script, '#!/nowhere/interpreter\n', { mode: 0o755 });
  for (const [args, stderr] of [
    [['--', 'no-such-command'], /no-such-command: no such command/],
    [['--', '/etc/passwd'], /no permission to run it/],
    [['--', ''], /^err1002: expected a command after --/],
    [['--', 'x'.repeat(300)], /xxx: no such command/],
    [['--', script], /the interpreter that its first line names is not there/],
    [['--scenario', 'nope', '--', 'true'], /no such scenario/],
    [['--world', many, '--scenario', 'healthy', '--', 'true'], /expected only one place/],
    [['--world', many, '--', 'true'], /at most 16 readers.*found 17/],
    [['--world', many, '--service', 'pcscd', '--', 'true'], /at most 16 readers.*found 17/],
    [['--world', wide, '--', 'true'], /wide\.yaml: .*name: expected at most 127 bytes/],
    [['--service', 'windows', '--', 'true'], /expected own or pcscd, found "windows"/],
    [['--pace', 'fast', '--', 'true'], /expected card or instant/],
    [['--control', '/nowhere'], /--control: expected what is to be done: insert/],
    [['--control', '/nowhere', 'state'], /expected the control socket of a running simulation/],
  ] as const)
    t.match(await simulate(t, args), { status: 3, stdout: '', stderr }, args.join(' '));
  const deep = await simulate(t, ['--', 'true'], 'x'.repeat(100));
  t.match(deep, { status: 3, stderr: /expected a path of at most 107 bytes; set TMPDIR/ });
});

t.test('a running simulation is seen by programs, obeys its control socket and ends cleanly', async t => {
  const { child, socket, control, view } = await running(t, ['--pace', 'instant']);
  const program = await rawProgram(socket);
  t.teardown(() => program.close());
  await program.hello();
  const { handle, protocol } = await program.use(name);
  const passcode = Buffer.from('0020008008313233343536ffff', 'hex');
  const verify = { handle, sendProtocol: protocol, sendLength: passcode.length, receiveLength: 2 };
  await program.ask('transmit', verify, passcode);

  t.match(await err1002(['simulate', '--control', control, 'take']), { status: 0 });
  const state = await err1002(['simulate', '--control', control, 'state']);
  t.match(JSON.parse(state.stdout), { readers: [{ name, card: null, events: 1, programs: 1 }] });
  t.match(await err1002(['simulate', '--control', control, 'take']), {
    status: 3,
    stderr: /no reader holds a card/,
  });
  t.match(await err1002(['simulate', '--control', control, 'fault', '{"kind":"unplug-reader"}']), {
    status: 0,
  });
  child.kill('SIGINT');
  const [status] = await once(child, 'exit');
  t.equal(status, 0);
  t.notOk(existsSync(socket));
  t.notOk(existsSync(control));
  for (const words of [
    `${name}: card in, ATR 3B D6`,
    'VERIFY  00 20 00 80 … (9 bytes not shown)',
    `${name}: empty`,
    `${name}: unplugged`,
  ])
    t.match(view(), words);
  t.notMatch(view(), /31 ?32 ?33/);
});

t.test('another program may end it', async t => {
  const { child, control } = await running(t);
  const exit = once(child, 'exit');
  t.match(await err1002(['simulate', '--control', control, 'quit']), { status: 0 });
  t.strictSame(await exit, [0, null]);
});

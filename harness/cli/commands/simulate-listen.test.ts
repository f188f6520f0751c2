import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { temporaryFolder } from '../../simulate/testing/simulation.ts';
import { runProgram } from '../../testing/run-program.ts';
import { packageRoot } from '../package-root.ts';
import { err1002 } from '../testing/err1002.ts';

t.setTimeout(120_000);

const program = [process.execPath, join(packageRoot(), 'dist', 'main.js')];
const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
/** A network of its own, where nobody else has the documented ports. */
const alone = [...asRoot, '--net', '--', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
const canBeAlone = spawnSync('unshare', [...alone, 'true']).status === 0;
const options =
  canBeAlone || process.env.CI === 'true'
    ? {}
    : { skip: 'needs unshare (util-linux), ip (iproute2) and the right to make a network namespace' };

/** Runs `err1002 simulate --listen` in there with an empty folder for temporary files, which must be empty afterwards. */
const listening = async (t: Test, args: readonly string[]) => {
  const temporary = await temporaryFolder(t);
  const ended = await runProgram('unshare', [...alone, ...program, 'simulate', '--listen', ...args], {
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: temporary },
    timeout: 60_000,
  });
  t.strictSame(await readdir(temporary), [], 'nothing is left behind');
  return ended;
};

const shell = (script: string, ...args: readonly string[]) => ['--', 'sh', '-c', script, ...program, ...args];

const localhostIn = async (file: string) => {
  const { observations }: Evidence = JSON.parse(await readFile(file, 'utf8'));
  return observations
    .filter(({ question }) => question.startsWith('client.'))
    .map(({ ms: _, ...observation }) => observation);
};

t.test(
  'a diagnosis of this machine sees on the documented ports what one in process sees',
  options,
  async t => {
    const folder = await temporaryFolder(t);
    const look = ['diagnose', '--timeout', '4000', '--save-evidence'];
    for (const scenario of [
      'healthy',
      'credential-management-elsewhere',
      'port-taken-and-service-moved',
      'port-service-silent',
      'port-service-stopped',
      'foreign-program-on-port',
    ]) {
      const [real, simulated] = [join(folder, 'real.json'), join(folder, 'simulated.json')];
      await listening(t, ['--scenario', scenario, '--', ...program, ...look, real]);
      await err1002([...look, simulated, '--scenario', scenario]);
      t.strictSame(await localhostIn(real), await localhostIn(simulated), scenario);
    }
  },
);

t.test('a connection that finds only itself has found nobody', options, async t => {
  const tape = join(await temporaryFolder(t), 'tape.jsonl');
  // Every outgoing connection gets the very port it goes to.
  const range = 'echo 43487 43487 > /proc/sys/net/ipv4/ip_local_port_range && exec "$@"';
  const record = [...program, 'record', '--timeout', '2000', '--out', tape];
  await runProgram('unshare', [...alone, 'sh', '-c', range, 'sh', ...record], {
    env: { ...process.env, NODE_OPTIONS: '' },
    timeout: 60_000,
  });
  const calls = (await readFile(tape, 'utf8')).split('\n').filter(line => line.includes(',43487,'));
  t.ok(calls.length > 0);
  for (const call of calls) t.match(call, '"kind":"skipped"');
});

t.test(
  'a browser may come by https with the certificate, and a page of one’s own is let in',
  options,
  async t => {
    const script = `
    const { get } = require('node:https');
    const ca = require('node:fs').readFileSync(process.env.ERR1002_CERTIFICATE);
    const headers = { Origin: 'http://localhost:4200' };
    get('https://localhost:43487/PRS/ConnectPRService', { ca, headers, agent: false }, reply =>
      console.log(reply.statusCode, reply.headers['access-control-allow-origin']));`;
    const origin = ['--origin', 'http://localhost:4200'];
    t.match(await listening(t, [...origin, '--', process.execPath, '-e', script]), {
      status: 0,
      stdout: '200 http://localhost:4200\n',
      stderr: '',
    });
  },
);

t.test('ports that are taken end it with 3 and leave nothing, whoever took them', options, async t => {
  t.match(await listening(t, shell('"$0" "$1" simulate --listen -- true')), {
    status: 3,
    stdout: '',
    stderr: /^err1002: localhost:43487: expected a free port, but another program has it/,
  });
});

t.test('a fault changes the ports while it runs, and the state tells who listens', options, async t => {
  const tell = '"$0" "$1" simulate --control "$ERR1002_CONTROL"';
  const ask = `${process.execPath} -e '
    const call = require("http").get("http://localhost:43487/PRS/GetPortNumber", { agent: false });
    call.on("response", reply => reply.on("data", said => console.log(String(said))));
    call.on("error", () => console.log("nobody"));'`;
  const script = [
    ask,
    `${tell} fault '{"kind":"stop-credential-management"}'`,
    ask,
    `${tell} fault '{"kind":"stop-port-service"}'`,
    ask,
    `${tell} fault '{"kind":"garble-port-service","how":"silent"}'`,
    `${tell} state`,
  ].join('\n');
  const { stdout, status } = await listening(t, shell(script));
  t.equal(status, 0);
  const [before, stopped, gone, ...state] = stdout.split('\n');
  t.match(before, '"portNumber":55000');
  t.match(stopped, 'PR30007');
  t.equal(gone, 'nobody');
  t.match(JSON.parse(state.join('\n')), { localhost: { 43487: 'silent' } });
});

t.test('what belongs to --listen is not taken without it, and bad input is named', async t => {
  for (const [args, stderr] of [
    [['--origin', 'https://app.example', '--', 'true'], /--origin: expected --listen beside it/],
    [['--guidance', 'g.yaml', '--', 'true'], /--guidance: expected --listen beside it/],
    [['--listen', '--origin', 'app.example', '--', 'true'], /--origin: expected an origin such as/],
    [['--listen', '--guidance', '/nowhere', '--', 'true'], /\/nowhere/],
  ] as const)
    t.match(await err1002(['simulate', ...args]), { status: 3, stdout: '', stderr }, args.join(' '));
});

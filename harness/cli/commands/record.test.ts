import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import t from 'tap';
import { pcscServiceRung } from '../../run/pcsc-service-rung.ts';
import { runProgram } from '../../testing/run-program.ts';
import { packageRoot } from '../package-root.ts';
import { err1002 } from '../testing/err1002.ts';

const folder = mkdtempSync(join(tmpdir(), 'err1002-record-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const tape = join(folder, 'a.tape.jsonl');

/** Why there is no service to record from; false when there is one. */
const noService: string | false = (await pcscServiceRung.prepare?.().then(() => null, String)) ?? false;

t.test('a recorded workstation gives the diagnosis of the workstation, byte for byte', async t => {
  const places = [
    ['--scenario', 'card-locked'],
    ['--scenario', 'card-pulled-while-read'],
    ['--scenario', 'clock-years-behind'],
    ['--scenario', 'imprivata-card', '--symptom', 'none', '--timeout', '3000'],
  ];
  for (const place of places) {
    const recorded = await err1002(['record', '--out', tape, ...place]);
    t.match(recorded, { status: 0, stdout: /^Recorded scenario \S+: \d+ calls\n/, stderr: '' });
    t.strictSame(
      await err1002(['diagnose', '--json', '--tape', tape]),
      await err1002(['diagnose', '--json', ...place]),
    );
  }
});

t.test('it says what was replaced, and what was not', async t => {
  const place = ['--scenario', 'healthy'];
  const cleared = await err1002(['record', '--out', tape, ...place]);
  t.match(cleared.stdout, /replaced .*certificates \(2\)/s);
  t.match(readFileSync(tape, 'utf8'), /^{"format":1,"kind":"tape",.*"fullIdentifiers":false}\n/);
  const full = join(folder, 'full.tape.jsonl');
  const kept = await err1002(['record', '--out', full, '--full-identifiers', ...place]);
  t.match(kept, { stdout: /replaced nothing/, stderr: /keep it inside the lab/ });
  t.match(readFileSync(full, 'utf8'), /^{.*"fullIdentifiers":true}\n/);
  const copy = await err1002(['record', '--out', full, '--tape', full]);
  t.match(copy, { status: 0, stdout: /replaced .*certificates \(2\)/s }, 'a full tape can be cleared later');
});

t.test('people and other commands are asked about a tape as about any place', async t => {
  await err1002(['record', '--out', tape, '--scenario', 'profile-closed']);
  const answers = join(folder, 'answers.yaml');
  writeFileSync(answers, 'directory.profile: closed\n');
  const told = await err1002(['diagnose', '--tape', tape, '--answers', answers, '--json']);
  t.equal(JSON.parse(told.stdout).explanations[0][0].cause, 'profile-closed');
  t.match(await err1002(['diagnose', '--tape', tape]), {
    stdout: /^Smartcard diagnosis of .*a\.tape\.jsonl/,
  });
});

t.test('a file lays faults around the card of a tape', async t => {
  await err1002(['record', '--out', tape, '--scenario', 'healthy']);
  const world = join(folder, 'pulled.yaml');
  writeFileSync(world, 'tape: a.tape.jsonl\nfaults: [{ kind: pull-card, afterCommands: 3 }]\n');
  const { explanations } = JSON.parse((await err1002(['diagnose', '--world', world, '--json'])).stdout);
  t.equal(explanations[0][0].cause, 'card-absent');
  t.match(await err1002(['login', '--world', world]), { status: 0, stdout: /ERR1002/ });
});

t.test('a tape that was cut blames no hardware, and warns', async t => {
  const cut = join(folder, 'cut.tape.jsonl');
  await err1002(['record', '--out', tape, '--scenario', 'card-locked']);
  const lines = readFileSync(tape, 'utf8').split('\n');
  const session = lines.flatMap((line, at) => (line.includes('"session":1,"method"') ? [at] : []));
  t.ok(session.length > 5);
  for (const at of [session[0], session[3], session.at(-1)]) {
    writeFileSync(cut, `${lines.slice(0, at).join('\n')}\n`);
    const { stdout, stderr } = await err1002(['diagnose', '--json', '--tape', cut]);
    t.match(stderr, /^warning: .*cut\.tape\.jsonl: not the whole recording/);
    const { explanations } = JSON.parse(stdout);
    t.strictSame(
      explanations.flat().map((finding: { cause: string }) => finding.cause),
      ['card-locked'],
    );
  }
});

t.test('a disk that fills up costs no older tape', { skip: process.platform !== 'linux' }, async t => {
  const small = join(folder, 'small.tape.jsonl');
  await err1002(['record', '--out', small, '--scenario', 'healthy']);
  const before = readFileSync(small, 'utf8');
  // No file may grow beyond 4 blocks of 512 or 1024 bytes, as the shell has it; the error counts, not the signal.
  const limited = [
    '-c',
    'trap "" XFSZ; ulimit -f 4; exec "$@"',
    'sh',
    process.execPath,
    join(packageRoot(), 'dist/main.js'),
  ];
  const { status, stderr } = await runProgram(
    'sh',
    [...limited, 'record', '--out', small, '--scenario', 'card-locked'],
    { env: { ...process.env, NODE_OPTIONS: '' }, timeout: 60_000 },
  );
  t.equal(status, 3, stderr);
  t.match(stderr, /small\.tape\.jsonl: cannot be written \(EFBIG\); what was recorded is in .*\.partial\n$/);
  t.equal(readFileSync(small, 'utf8'), before);
  t.match(readFileSync(`${small}.partial`, 'utf8'), /^{"format":1,"kind":"tape"/);
});

t.test(
  'a recording that is killed leaves what there is of it, and says where',
  { skip: noService },
  async t => {
    const killed = join(folder, 'killed.tape.jsonl');
    const silent = ['--scenario', 'card-falls-silent', '--rung', 'pcsc-service'];
    const child = spawn(process.execPath, [
      join(packageRoot(), 'dist/main.js'),
      ...['record', '--out', killed, ...silent],
    ]);
    t.teardown(() => child.kill('SIGKILL'));
    const closed = new Promise<number | null>(resolve => child.once('close', resolve));
    let said = '';
    child.stderr.on('data', data => {
      said += data;
    });
    const partial = `${killed}.partial`;
    const begun = () => existsSync(partial) && readFileSync(partial, 'utf8').includes('"door":"readers"');
    while (child.exitCode === null && !begun()) await setImmediate();
    child.kill('SIGTERM');
    t.equal(await closed, 143);
    t.match(
      said,
      /warning: the recording broke off; what there is of it is in .*killed\.tape\.jsonl\.partial\n/,
    );
    t.notOk(existsSync(killed));
    const played = await err1002(['diagnose', '--json', '--tape', partial]);
    t.match(played.stderr, /not the whole recording: its last line is missing/);
  },
);

t.test('bad input names what is wrong and exits 3', async t => {
  const broken = join(folder, 'broken.tape.jsonl');
  writeFileSync(broken, '{"format":7,"kind":"tape"}\n');
  const world = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const both = world('both.yaml', 'tape: a.tape.jsonl\nworkstation: {}\n');
  const lost = world('lost.yaml', 'tape: lost.tape.jsonl\n');
  const elsewhere = world('elsewhere.yaml', 'tape: a.tape.jsonl\nfaults: [{ kind: cut-network }]\n');
  const endless = world('endless.yaml', 'tape: /dev/zero\n');
  const large = world('large.yaml', `name: ${'x'.repeat(8 * 1024 * 1024)}\n`);
  const cases: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [['diagnose', '--world', both], /both\.yaml: workstation: expected none beside a tape/],
    [['diagnose', '--world', lost], /lost\.tape\.jsonl: no such file/],
    [
      ['diagnose', '--world', elsewhere],
      /elsewhere\.yaml: faults\.0\.kind: expected a fault of a card, a reader/,
    ],
    [['diagnose', '--world', endless], /: \/dev\/zero: this is a device, expected a file/],
    [['diagnose', '--tape', '/dev/zero'], /\/dev\/zero: this is a device, expected a file/],
    [['diagnose', '--world', large], /large\.yaml: expected a file of at most 8 MiB/],
    [['record'], /required option '--out <TAPE>'/],
    [['record', '--out', folder, '--scenario', 'healthy'], /cannot be written \(EISDIR\)/],
    [['record', '--out', tape, '--rung', 'virtual-reader'], /--rung: expected --world or --scenario/],
    [['record', '--out', tape, '--scenario', 'healthy', '--rung', 'moon'], /--rung: expected simulator or/],
    [
      ['record', '--out', tape, '--scenario', 'healthy', '--tape', tape],
      /--scenario and --tape: expected only/,
    ],
    [['diagnose', '--tape', join(folder, 'none')], /none: no such file/],
    [['diagnose', '--tape', broken], /broken\.tape\.jsonl: line 1: format: expected 1, found 7/],
    [['diagnose', '--tape', tape, '--evidence', tape], /--tape and --evidence: expected only one place/],
  ];
  for (const [args, says] of cases) {
    const { status, stderr } = await err1002(args);
    t.equal(status, 3, args.join(' '));
    t.match(stderr, says);
    t.notMatch(stderr, /^\s+at /m);
  }
});

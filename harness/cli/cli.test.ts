import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { err1002 } from './testing/err1002.ts';

const folder = mkdtempSync(join(tmpdir(), 'err1002-cli-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

t.test('bad input names the file, the place and what was expected, exits 3 and shows no stack', async t => {
  const evidence = (change: object) =>
    JSON.stringify({
      format: 1,
      takenAt: '2026-11-02T09:00:00.000Z',
      guidance: { version: 'x', asOf: '2026-11-22' },
      symptom: null,
      observations: [],
      ...change,
    });
  const cases: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [[], /Usage: err1002/],
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['diagnose', '--frobnicate'], /unknown option '--frobnicate'/],
    [['diagnose', '--world', 'a.yaml', '--scenario', 'b'], /--world and --scenario: expected only one place/],
    [['diagnose', '--world', join(folder, 'none.yaml')], /none\.yaml: no such file/],
    [['diagnose', '--world', folder], /this is a folder/],
    [['diagnose', '--scenario', '../package'], /no such scenario/],
    [['diagnose', '--timeout', 'soon', '--scenario', 'profile-closed'], /--timeout: expected milliseconds/],
    [
      ['diagnose', '--timeout', '20', '--scenario', 'profile-closed'],
      /--timeout: expected milliseconds from 1000/,
    ],
    [
      ['diagnose', '--world', file('large.yaml', `# ${'x'.repeat(9_000_000)}`)],
      /large\.yaml: expected a file of at most 8 MiB/,
    ],
    [
      [
        'diagnose',
        '--world',
        file(
          'typo.yaml',
          'faults: [{ kind: block-domain, domain: am.nhsidentity.spineservice.nhs.uk, how: dns }]',
        ),
      ],
      /typo\.yaml: faults\.0\.domain: expected am\.nhsidentity\.spineservices\.nhs\.uk, found/,
    ],
    [
      ['diagnose', '--world', file('stray.yaml', 'faults: [{ kind: take-card, reader: X }]')],
      /stray\.yaml: faults\.0\.reader: expected a reader of this workstation/,
    ],
    [
      ['diagnose', '--symptom', 'ERR9', '--scenario', 'profile-closed'],
      /--symptom: expected one of none, err1002/,
    ],
    [['diagnose', '--world', file('tab.yaml', 'faults:\n\t- x')], /tab\.yaml: line 2: /],
    [['diagnose', '--world', file('list.yaml', '- 1')], /list\.yaml: expected a world/],
    [
      ['diagnose', '--world', file('kind.yaml', 'faults: [{ kind: lock-crad }]')],
      /kind\.yaml: faults\.0\.kind: .*lock-card/,
    ],
    [
      ['diagnose', '--world', file('type.yaml', 'faults: [{ kind: skew-clock, seconds: lots }]')],
      /type\.yaml: faults\.0\.seconds: expected number, found "lots"/,
    ],
    [['diagnose', '--world', file('extra.yaml', 'workstaton: {}')], /extra\.yaml: workstaton: /],
    [
      ['diagnose', '--world', file('tries.yaml', 'workstation: { readers: [{ card: { tries: -1 } }] }')],
      /tries\.yaml: workstation\.readers\.0\.card\.tries: /,
    ],
    [
      [
        'diagnose',
        '--world',
        file(
          'script.yaml',
          "workstation: { readers: [{ card: { script: [{ on: '00 A4', answer: 'XX' }] } }] }",
        ),
      ],
      /script\.yaml: workstation\.readers\.0\.card\.script\.0\.answer: /,
    ],
    [
      ['diagnose', '--evidence', file('old.json', evidence({ format: 2 }))],
      /old\.json: format: expected 1, found 2/,
    ],
    [['diagnose', '--evidence', file('half.json', '{"format": 1, "obs')], /half\.json: /],
    [
      [
        'diagnose',
        '--evidence',
        file(
          'answer.json',
          evidence({
            observations: [
              {
                question: 'card.lock',
                target: 'r',
                by: 'machine',
                ms: 0,
                status: 'answered',
                answer: 'ajar',
              },
            ],
          }),
        ),
      ],
      /answer\.json: observations\.0: the question has no such answer/,
    ],
    [
      [
        'diagnose',
        '--evidence',
        file(
          'target.json',
          evidence({
            observations: [
              { question: 'card.lock', by: 'machine', ms: 0, status: 'answered', answer: 'open' },
            ],
          }),
        ),
      ],
      /target\.json: observations\.0: this question needs a target/,
    ],
    [
      ['diagnose', '--guidance', file('guidance.yaml', 'format: 1'), '--scenario', 'profile-closed'],
      /guidance\.yaml: /,
    ],
    [
      ['diagnose', '--answers', file('answers.yaml', 'card.colour: blue'), '--scenario', 'profile-closed'],
      /answers\.yaml: line 1/,
    ],
    [['run', '--rung', 'moon'], /--rung: expected simulator or pcsc-service or virtual-reader, found "moon"/],
    [['run', '--runs', '-1'], /--runs/],
    [['run', '--shard', '3/2'], /--shard/],
    [['run', '--scenarios', join(folder, 'nowhere')], /nowhere/],
    [['scenarios', '--scenarios', join(folder, 'nowhere')], /nowhere/],
    [['serve', '--port', 'http'], /--port/],
    [['bench', 'list', '--lab', join(folder, 'lab.yaml')], /lab\.yaml/],
    [['case', '--scenario', 'profile-closed'], /required option/],
  ];
  await Promise.all(
    cases.map(async ([args, says]) => {
      const { status, stdout, stderr } = await err1002(args);
      const line = args.join(' ');
      t.equal(status, 3, `${line}: exit code`);
      t.match(stderr, says, line);
      t.notMatch(`${stdout}${stderr}`, /\n\s+at |an error of our own/, `${line}: no stack`);
    }),
  );
});

t.test('every command has help with an example', async t => {
  for (const command of ['diagnose', 'login', 'case', 'scenarios', 'run', 'nightly', 'serve', 'bench']) {
    const { status, stdout } = await err1002([command, '--help']);
    t.equal(status, 0, command);
    t.match(stdout, /Examples?:\n {2}err1002 /, command);
  }
});

t.test('the exit code is the verdict', async t => {
  t.equal((await err1002(['diagnose', '--scenario', 'healthy'])).status, 0);
  t.equal((await err1002(['diagnose', '--scenario', 'tls-intercepted-by-proxy'])).status, 1);
  t.equal((await err1002(['diagnose', '--scenario', 'profile-closed'])).status, 2);
});

t.test('saved evidence gives the diagnosis again, to the byte', async t => {
  const saved = join(folder, 'evidence.json');
  const page = join(folder, 'diagnosis.html');
  const first = await err1002([
    'diagnose',
    '--scenario',
    'profile-closed',
    '--json',
    '--save-evidence',
    saved,
  ]);
  const again = await err1002(['diagnose', '--evidence', saved, '--json', '--html', page]);
  t.equal(again.stdout, first.stdout);
  t.equal(again.status, first.status);
});

t.test('what a person answered settles what the machine cannot see', async t => {
  const answers = file('told.yaml', 'directory.profile: closed\n');
  const { status, stdout } = await err1002([
    'diagnose',
    '--scenario',
    'profile-closed',
    '--answers',
    answers,
    '--json',
  ]);
  t.equal(status, 1);
  t.match(JSON.parse(stdout).explanations, [
    [{ cause: 'profile-closed', because: ['directory.profile', 'symptom'] }],
  ]);
});

t.test('answers complete saved evidence too, and an answer that settles nothing is named', async t => {
  const saved = join(folder, 'to-be-told.json');
  await err1002(['diagnose', '--scenario', 'profile-closed', '--save-evidence', saved]);
  const answers = file('told-later.yaml', 'directory.profile: closed\nclock.skew: wrong\n');
  const { status, stderr } = await err1002(['diagnose', '--evidence', saved, '--answers', answers]);
  t.equal(status, 1);
  t.match(stderr, /told-later\.yaml: clock\.skew is not used/);
});

t.test('evidence that answers nothing is not health', async t => {
  const nothing = { takenAt: '2026-11-02T09:00:00.000Z', guidance: { version: 'x', asOf: '2026-11-22' } };
  const empty = file(
    'empty.json',
    JSON.stringify({ format: 1, ...nothing, symptom: 'none', observations: [] }),
  );
  const { status, stdout } = await err1002(['diagnose', '--evidence', empty]);
  t.equal(status, 2);
  t.match(stdout, /Nothing was checked/);
});

t.test('nothing in a file can command the terminal', async t => {
  const world = file('bell.yaml', 'workstation: { readers: [{ name: "R\\e[2J\\a" }] }');
  const { stdout, stderr } = await err1002(['diagnose', '--world', world]);
  t.notMatch(`${stdout}${stderr}`.replaceAll('\n', ''), /\p{Cc}/u);
});

t.test('no colour and no progress when the output is not a terminal', async t => {
  const { stdout, stderr } = await err1002(['diagnose', '--scenario', 'tls-intercepted-by-proxy']);
  t.notOk(stdout.includes('\u001b'));
  t.equal(stderr, '');
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { UserError } from '../../user-error.ts';
import { diagnosePlace } from '../places.ts';
import { type CaseOptions, caseCommand } from './case.ts';

const folders = new WeakMap<Test, string>();

/** One folder for each test, empty at first and gone at its end. */
const folderOf = (t: Test): string => {
  const folder = folders.get(t) ?? t.testdir({});
  folders.set(t, folder);
  return folder;
};

/**
 * Runs the command, with two logs, on evidence of a simulated workstation whose people answer truthfully and see ERR1002,
 * although nothing is wrong but the faults.
 */
const raise = async (t: Test, options: Partial<CaseOptions> = {}, faults: readonly object[] = []) => {
  const folder = folderOf(t);
  const inFolder = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const said = { out: '', err: '' };
  const io = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
    terminal: false,
    colour: false,
    columns: 100,
  };
  const out = join(folder, 'case');
  const world = inFolder('world.json', JSON.stringify({ workstation: { answers: 'truthful' }, faults }));
  const { evidence } = await diagnosePlace({ world, symptom: 'err1002' }, io);
  const all: CaseOptions = {
    evidence: inFolder('evidence.json', JSON.stringify(evidence)),
    action: 'print smartcard',
    users: '2',
    wes: 'yes',
    log: [inFolder('JANE-PC.log', 'first'), inFolder('other', 'second')],
    out,
    ...options,
  };
  return { code: await caseCommand(all, io), ...said, folder };
};

t.test('a complete case is written, and never over another', async t => {
  const { code, out, err, ...rest } = await raise(t, { errorId: 'e-1' });
  t.equal(code, 0, err);
  const names = [
    'diagnosis.json',
    'diagnostic-log-1.log',
    'diagnostic-log-2',
    'evidence.json',
    'request.txt',
  ];
  t.same(readdirSync(join(rest.folder, 'case')).sort(), names, 'no name of a machine is left');
  const read = (name: string) => readFileSync(join(rest.folder, 'case', name), 'utf8');
  t.match(
    read('request.txt'),
    /^Short description\nERR1002[\s\S]*trying to print smartcard\n[\s\S]*ID is e-1\n$/,
  );
  t.match(JSON.parse(read('diagnosis.json')), { format: 1, verdict: 'unexplained' });
  t.match(JSON.parse(read('evidence.json')), { format: 1, symptom: 'err1002' });
  t.equal(read('diagnostic-log-2'), 'second');
  t.match(out, /NHS Digital Customer Portal/);
  await t.rejects(raise(t), { message: /case: .*new or empty folder/ });
  t.match(read('request.txt'), 'e-1', 'the first case is as it was');
});

t.test('an incomplete case is refused as a whole, and nothing is written', async t => {
  const { code, out, err, folder } = await raise(t, { users: 'many', wes: 'no', log: [] });
  t.equal(code, 1);
  t.equal(out, '');
  t.match(err, /nothing was written[\s\S]*not a whole number[\s\S]*Warrantied[\s\S]*No log/);
  t.notOk(existsSync(join(folder, 'case')));
  const closed = await raise(t, {}, [{ kind: 'close-profile' }]);
  t.match(closed, { code: 1, err: /profile is closed[\s\S]*reopens it/ });
});

t.test('files that cannot be read or written are named', async t => {
  await t.rejects(raise(t, { log: ['/no/such.log'] }), new UserError('/no/such.log', null, 'no such file'));
  await t.rejects(raise(t, { log: [t.testdirName] }), { message: /expected a file/ });
  await t.rejects(raise(t, { out: '/dev/null/case' }), { message: /expected a folder/ });
});

import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { ok } from '../../src/outcome.ts';
import type { Call } from './tape.ts';
import { TapeWriter } from './tape-writer.ts';
import { tapeHeader } from './testing/tape-header.ts';

const folder = t.testdir({});
const file = join(folder, 'a.tape.jsonl');
const partial = `${file}.partial`;
t.beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
});

const call: Call = {
  asked: 1,
  told: 1,
  at: 0,
  door: 'directory',
  method: 'profile',
  args: [],
  outcome: ok({ status: 'active', roles: 1 }),
};
const linesOf = (path: string): readonly string[] => readFileSync(path, 'utf8').split('\n');

t.test('a tape is on the disk line by line beside its name, which it takes at the end', async t => {
  writeFileSync(file, 'an older tape');
  const writer = new TapeWriter(file, tapeHeader);
  writer.write(call);
  t.strictSame(linesOf(partial), [JSON.stringify(tapeHeader), JSON.stringify(call), '']);
  t.strictSame(linesOf(file), ['an older tape']);
  writer.close();
  t.strictSame(linesOf(file).slice(2), ['{"kind":"end","calls":1}', '']);
  t.strictSame(readdirSync(folder), ['a.tape.jsonl']);
  writer.write(call);
  writer.close();
  t.equal(writer.calls, 1);
  t.equal(linesOf(file).length, 4);
});

t.test('a recording that breaks off leaves what there is of it, and every older file', async t => {
  writeFileSync(file, 'an older tape');
  for (const left of [partial, `${partial}-2`]) {
    const writer = new TapeWriter(file, tapeHeader);
    writer.write(call);
    t.equal(writer.breakOff(), left);
    t.equal(writer.breakOff(), null);
    t.equal(linesOf(left).length, 3);
  }
  t.strictSame(linesOf(file), ['an older tape']);
});

t.test('a tape that cannot get its name says where it is', async t => {
  const writer = new TapeWriter(file, tapeHeader);
  writer.write(call);
  mkdirSync(file);
  t.throws(() => writer.close(), {
    message: `${file}: cannot be written (EISDIR); what was recorded is in ${partial}`,
  });
  t.equal(linesOf(partial).length, 4);
});

t.test('a tape keeps the permissions of the one it replaces, and goes where its name points', async t => {
  writeFileSync(file, '');
  chmodSync(file, 0o600);
  const link = join(folder, 'link');
  symlinkSync(file, link);
  new TapeWriter(link, tapeHeader).close();
  t.equal(linesOf(file).length, 3);
  t.equal(statSync(file).mode & 0o777, 0o600);
});

t.test('where no file can be made is told at once', async t => {
  t.throws(() => new TapeWriter(folder, tapeHeader), { message: /cannot be written \(EISDIR\)/ });
  t.throws(() => new TapeWriter('/nowhere/a', tapeHeader), { message: /cannot be written \(ENOENT\)/ });
});

t.test(
  'a disk that is full is told when the tape is closed',
  { skip: process.platform !== 'linux' },
  async t => {
    const writer = new TapeWriter('/dev/full', tapeHeader);
    t.throws(() => writer.close(), { message: '/dev/full: cannot be written (ENOSPC)' });
  },
);

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import t, { type Test } from 'tap';
import { hex } from '../../src/card/hex.ts';
import { ok } from '../../src/outcome.ts';
import { packageRoot } from '../cli/package-root.ts';
import { loadKoffi } from './koffi.ts';
import { koffiAdapter } from './koffi-adapter.ts';
import { bindWinscard } from './winscard.ts';
import { type Abi, abis } from './winscard-abi.ts';

const run = promisify(execFile);
const koffi = loadKoffi();
const compiler = await run('gcc', ['--version']).then(
  () => true,
  () => false,
);
const skip =
  koffi === null ? 'the npm package koffi is missing' : !compiler && 'needs gcc: apt-get install gcc';

/** The library with the types of another system, built for this one. */
const fakeLibrary = async (t: Test, system: 'WINDOWS' | 'MACOS'): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'winscard-'));
  t.teardown(() => rm(folder, { recursive: true }));
  const library = join(folder, `${system}.so`);
  const source = join(packageRoot(), 'harness/pcsc/testing/fake-winscard.c');
  await run('gcc', ['-shared', '-fPIC', `-D${system}`, '-o', library, source]);
  return library;
};

const systems: readonly (readonly [string, 'WINDOWS' | 'MACOS', Abi])[] = [
  ['Windows', 'WINDOWS', abis.win32],
  ['macOS', 'MACOS', abis.darwin],
];

for (const [system, types, abi] of systems)
  t.test(`the types of ${system} carry every argument and every answer`, { skip }, async t => {
    if (koffi === null) throw new Error('skipped without it');
    const library = await fakeLibrary(t, types);
    const adapter = koffiAdapter(bindWinscard(koffi, { ...abi, library }));
    const reader = 'Leser Ä☺ 00 00';
    t.match(await adapter.list(), { kind: 'ok', value: [reader] });
    t.match(await adapter.connect('Leser', 'shared', 1000), { kind: 'failed', code: 'reader-gone' });
    const outcome = await adapter.connect(reader, 'shared', 1000);
    if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
    const card = outcome.value;
    t.equal(card.protocol, 'T=1');
    t.strictSame(card.atr, hex('3B 80 01 81'));
    t.strictSame(await card.transmit(hex('00 A4 04 00')), ok(hex('00 A4 04 00 90 00')));
    t.match(await card.transmit(hex('FF')), { kind: 'failed', code: 'card-removed' });
    t.equal(await card.cardLeaves(1000), true);
    await card.leave();
  });

t.test('a library that lacks a call is none', { skip }, t => {
  if (koffi === null) throw new Error('skipped without it');
  t.throws(() => bindWinscard(koffi, { ...abis.linux, library: 'libc.so.6' }), { message: 'SCard' });
  t.throws(() => bindWinscard(koffi, { ...abis.linux, library: 'libnowhere.so' }));
  t.end();
});

import t from 'tap';
import type * as checks from '../laws/testing/check.ts';
import { apart } from './apart.ts';

t.test('what a thread throws is thrown here, and it can be asked again', async t => {
  const checked = apart<typeof checks>('../laws/testing/check', import.meta.url);
  const dice = { seed: 1, runs: 1 };
  await t.rejects(checked('check', 'no-such-law', dice), /none is called no-such-law/);
  t.equal((await checked('check', 'healthy-is-healthy', dice)).outcome, 'held');
});

t.test('a module that cannot be read fails the call', async t => {
  await t.rejects(apart<typeof checks>('no-such-module', import.meta.url)('check', '', { seed: 1, runs: 1 }));
});

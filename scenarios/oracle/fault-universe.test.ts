import fc from 'fast-check';
import t from 'tap';
import * as v from 'valibot';
import { type Fault, FaultSchema, faultKindIds } from '../../sim/faults/faults.ts';
import { faultsOf } from '../atlas.ts';
import { faultUniverse, pairsOf } from './fault-universe.ts';

const all = faultUniverse(Number.POSITIVE_INFINITY);

t.test('every kind of fault is there, in the order of the catalogue, and no fault twice', async t => {
  t.same([...new Set(all.map(({ kind }) => kind))], faultKindIds);
  t.equal(new Set(all.map(fault => JSON.stringify(fault))).size, all.length);
  t.equal(all.length, 752, 'a change of the universe is meant');
});

t.test('each is a fault that a scenario file may hold', async t => {
  for (const fault of all) t.same(v.parse(FaultSchema, fault), fault);
});

t.test('whatever the atlas can think of without a number is there', async t => {
  // The usual look of a block goes unsaid, and who holds a reader is any text.
  const usual: readonly unknown[] = ['dns no-such-name', 'tcp timed-out', 'tls reset'];
  const withoutNumbers = (fault: Fault): string => {
    const { reader, by, seen, ...rest } = { reader: '', by: '', seen: '', how: '', ...fault };
    const look = usual.includes(`${rest.how} ${seen}`) ? '' : seen;
    const said = Object.entries({ ...rest, look }).filter(([, value]) => typeof value !== 'number');
    return JSON.stringify(said.sort());
  };
  const known = new Set(all.map(withoutNumbers));
  fc.assert(
    fc.property(fc.constantFrom(...faultKindIds).chain(faultsOf), fault => known.has(withoutNumbers(fault))),
    { seed: 1002, numRuns: 3000 },
  );
  t.pass('3000 faults');
});

t.test('fewer numbers leave every kind, every place and every way', async t => {
  const few = faultUniverse(1);
  t.ok(few.every(fault => all.some(other => JSON.stringify(other) === JSON.stringify(fault))));
  const words = (fault: object) =>
    JSON.stringify(Object.values(fault).filter(value => typeof value === 'string'));
  t.same(new Set(few.map(words)), new Set(all.map(words)));
});

t.test('a pair is two kinds, or one kind at two places', async t => {
  const lock = { kind: 'lock-card' } as const;
  const dns = { kind: 'block-domain', domain: 'a', how: 'dns' } as const;
  const tcp = { ...dns, how: 'tcp' } as const;
  const pairs = [...pairsOf([dns, { ...dns, seen: 'refused' }, tcp, lock, lock])];
  t.same(pairs.length, 8);
  t.notOk(pairs.some(([a, b]) => a === lock && b === lock));
});

import fc from 'fast-check';
import t from 'tap';
import { knownFailure } from '../../reports/testing/records.ts';
import { checkLaw } from '../../scenarios/laws/law.ts';
import { checkLaws, type LawCheck } from './check-laws.ts';
import { blockSeed, blockSize, blocksOf, knownBlocks } from './law-blocks.ts';
import { plantedBook } from './testing/planted-laws.ts';

const works = (names: readonly string[], runs: number, seed = 1) =>
  plantedBook.laws
    .filter(({ name }) => names.includes(name))
    .map(law => ({ law, dice: { seed, runs }, blocks: blocksOf(law.name, { seed, runs }) }));

const check = (given: Partial<LawCheck> = {}): LawCheck => ({
  worker: plantedBook.worker,
  workers: 2,
  limits: { patience: 60_000, memory: 512 },
  interrupted: new AbortController().signal,
  onRuns: () => {},
  ...given,
});

const results = async (...args: Parameters<typeof checkLaws>) =>
  (await checkLaws(...args)).map(({ result }) => result);

t.test('blocks are all the runs, once, each with a seed of its own', async t => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 100_000 }), (seed, runs) => {
      const blocks = blocksOf('holds', { seed, runs });
      t.equal(
        blocks.reduce((sum, block) => sum + block.runs, 0),
        runs,
      );
      t.ok(blocks.every(({ before }, i) => before === i * blockSize));
      t.equal(new Set(blocks.map(block => block.seed)).size, blocks.length);
    }),
  );
  t.not(blockSeed(1, 'holds', 0), blockSeed(1, 'holds', 1));
  t.not(blockSeed(1, 'holds', 0), blockSeed(1, 'crashes', 0));
  t.not(blockSeed(1, 'holds', 0), blockSeed(2, 'holds', 0));
});

t.test('one worker and several find the same, wherever a law breaks', async t => {
  for (const seed of [1, 2]) {
    const work = works(['holds', 'breaks-seldom'], 2100, seed);
    const one = await results(work, check({ workers: 1 }));
    t.strictSame(await results(work, check({ workers: 2 })), one);
    t.match(one, [{ name: 'breaks-seldom' }, { outcome: 'held', runs: 2100, digest: /^[0-9a-f]{16}$/ }]);
  }
});

t.test('a law that breaks tells the block that broke it, and replays from it', async t => {
  const [broken] = await results(works(['breaks-seldom'], 20_000), check());
  t.match(broken, { outcome: 'broken', counterexample: 999_001, why: '999001 is' });
  const { seed, path, before = -1, runs } = broken ?? { seed: 0, path: null, runs: 0 };
  t.equal(seed, blockSeed(1, 'breaks-seldom', before / blockSize));
  t.equal(runs, before + Number(path?.split(':')[0]) + 1, 'what lies behind the failure does not count');
  t.equal(
    broken?.replay,
    `npx err1002 run --only breaks-seldom --seed ${seed} --path ${path}`,
    'one line shows it again',
  );
  const [law] = works(['breaks-seldom'], 1).map(work => work.law);
  const again = law === undefined ? null : await checkLaw(law, { seed, runs: 1, path: path ?? '' });
  t.equal(again?.counterexample, 999_001);
});

t.test('what failed in earlier nights is tried first, of all laws and whatever fails', async t => {
  const failure = (name: string, counterexample: number) =>
    knownFailure({ id: `${name}:${counterexample}`, kind: 'law', name, path: null, counterexample });
  const failures = [failure('breaks-seldom', 999_500), failure('breaks-seldom', 3), failure('holds', 5)];
  const work = works(['breaks-seldom', 'holds'], 1500).map(one => ({
    ...one,
    blocks: [...knownBlocks(one.law.name, failures), ...one.blocks],
  }));
  for (const workers of [1, 2]) {
    const order: string[] = [];
    const onRuns = (runs: number, law: string) => order.push(`${law} ${runs}`);
    const [breaks, holds] = await checkLaws(work, check({ workers, onRuns }));
    if (workers === 1) t.same(order.slice(0, 3), ['breaks-seldom 1', 'breaks-seldom 1', 'holds 1']);
    t.match(breaks, { result: { outcome: 'broken', counterexample: 999_500 } });
    t.match(breaks?.known, [
      { id: 'breaks-seldom:999500', outcome: 'broken' },
      { id: 'breaks-seldom:3', outcome: 'held' },
    ]);
    t.match(holds, { result: { outcome: 'held', runs: 1500 }, known: [{ id: 'holds:5', outcome: 'held' }] });
  }
});

t.test('a worker that ends or fills its memory is a crash of its law, and the others go on', async t => {
  const limits = { patience: 60_000, memory: 48 };
  const found = await results(works(['crashes', 'fills-memory', 'holds'], 1500), check({ limits }));
  t.match(found, [
    { name: 'crashes', outcome: 'crashed', why: 'crashed: the worker ended with 7' },
    { name: 'fills-memory', outcome: 'crashed', runs: 0, why: /memory limit/ },
    { name: 'holds', outcome: 'held', runs: 1500 },
  ]);
  t.match(found[0]?.replay, /^npx err1002 run --only crashes --seed -?\d+ --path 0 --runs 500$/);
});

t.test('a worker that hangs is ended', async t => {
  const found = await results(works(['hangs'], 1500), check({ limits: { patience: 500, memory: 512 } }));
  t.match(found, [{ outcome: 'crashed', runs: 0, why: 'timed-out: nothing within 500 ms' }]);
});

t.test('an interruption lets no block begin, and what was done stands', async t => {
  const controller = new AbortController();
  const [held, none] = await results(
    works(['hangs', 'holds'], 10_000).reverse(),
    check({ interrupted: controller.signal, onRuns: () => controller.abort() }),
  );
  t.match(held, { outcome: 'held' });
  t.ok(held !== undefined && held.runs <= 2 * blockSize && held.runs >= blockSize);
  t.equal(none, undefined, 'a law that was not begun is not told of');
});

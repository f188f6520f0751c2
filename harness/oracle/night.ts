import { accused } from '../../scenarios/laws/accused.ts';
import { pairs, pairsTold, samples, singles, singlesTold } from '../../scenarios/oracle/cases.ts';
import { type Case, sweep } from '../../scenarios/oracle/sweep.ts';

const usage = 'usage: npm run oracle:night -- [SEED [TRIPLES [SHARD/SHARDS]]]';

/** Every n-th case from the i-th on, so that all shards together try each case once. */
function* share(cases: Iterable<Case>, shard: number, shards: number): Generator<Case> {
  let at = 0;
  for (const one of cases) if (at++ % shards === shard) yield one;
}

/** Tries what is too much for every day: pairs with three of each number and with everybody answering, and as many triples at random; 1 when anything differs. */
const night = async (seed: number, runs: number, shard: number, shards: number): Promise<number> => {
  const all: { readonly [name: string]: Iterable<Case> } = {
    'single faults': singles(),
    'single faults, everybody answering': singlesTold(Number.POSITIVE_INFINITY),
    'pairs of faults': pairs(3),
    'pairs of faults, everybody answering': pairsTold(1),
    'triples of faults': samples(3, { seed, runs }),
    'sets of five faults': samples(5, { seed, runs }),
  };
  let differ = 0;
  for (const [name, cases] of Object.entries(all)) {
    const found = await sweep(share(cases, shard, shards), accused);
    const { mismatches, disagreements } = found;
    for (const line of mismatches) console.log(`not as the oracle: ${line}`);
    for (const line of disagreements) console.log(`not as the model: ${line}`);
    console.log(
      `${found.cases} ${name}: ${mismatches.length} not as the oracle, ${disagreements.length} not as the model`,
    );
    differ += mismatches.length + disagreements.length;
  }
  return differ === 0 ? 0 : 1;
};

const [seed = '1', runs = '10000', part = '1/1'] = process.argv.slice(2);
const numbers = [seed, runs, ...part.split('/')].map(Number);
const [, , shard = 0, shards = 0] = numbers;
if (numbers.length !== 4 || !numbers.every(Number.isInteger) || shard < 1 || shard > shards) {
  console.error(usage);
  process.exitCode = 3;
} else process.exitCode = await night(Number(seed), Number(runs), shard - 1, shards);

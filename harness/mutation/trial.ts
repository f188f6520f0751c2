import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { type Anew, instantiate, type Replacements } from './instantiate.ts';
import type { Judge, Product } from './judge.ts';
import { judgesFor, judgingModules } from './judges.ts';
import { rememberLooks } from './looks.ts';
import type { Fate, Mutant } from './mutant.ts';
import { countSteps } from './steps.ts';

/** Thrice what any diagnosis or test takes, and more; what takes more than that is taken for endless. */
const mostSteps = { diagnosis: 2_000_000, test: 60_000_000 };

/** The modules that may differ, and those by which a judge comes to them. */
const anew: Anew = name => name.startsWith('src/diagnose/') || judgingModules.includes(name);

type Diagnose = (evidence: Evidence, guidance: typeof defaultGuidance) => Diagnosis;

/** The product with some modules replaced. */
export const productWith = async (replacements: Replacements): Promise<Product> => {
  const steps = countSteps();
  const load = instantiate(replacements, anew, steps);
  const { diagnose } = (await load('src/diagnose/diagnose.ts')) as { readonly diagnose: Diagnose };
  return {
    diagnose: evidence => {
      steps.allow(mostSteps.diagnosis);
      return diagnose(evidence, defaultGuidance);
    },
    load: (module, tap) => {
      steps.allow(mostSteps.test);
      const withTap = tap === undefined ? [] : [['tap', { exports: { default: tap } }] as const];
      return instantiate(new Map([...replacements, ...withTap]), anew, steps)(module);
    },
    taken: steps.taken,
  };
};

const noticed = async (product: Product, { name, judge }: Judge, part: string): Promise<Fate | null> => {
  try {
    const why = await judge(product, part);
    return why === null ? null : { kind: 'killed', by: name, why };
  } catch (error) {
    return { kind: 'killed', by: name, why: String(error) };
  }
};

const tried = async (replacements: Replacements, judges: readonly Judge[], part = ''): Promise<Fate> => {
  let product: Product;
  try {
    product = await productWith(replacements);
  } catch (error) {
    return { kind: 'killed', by: 'loading', why: String(error) };
  }
  for (const judge of judges) {
    const fate = await noticed(product, judge, part);
    if (fate !== null) return fate;
  }
  return { kind: 'survived' };
};

/** Gets everything ready that judges mutants. The result tries one mutant; without one, the product as it is. */
export const prepareTrials = async (): Promise<(mutant: Mutant | null) => Promise<Fate>> => {
  const judges = await judgesFor(rememberLooks());
  return async mutant => {
    if (mutant === null) return tried(new Map(), judges);
    if (mutant.isEquivalent()) return { kind: 'equivalent' };
    const concerned = judges.filter(({ of }) => of === 'any' || 'text' in mutant.replacement);
    const beside = mutant.module.replace(/\.ts$/, '.test.ts');
    const inOrder = [
      ...concerned.filter(({ name }) => name === beside),
      ...concerned.filter(({ name }) => name !== beside),
    ];
    return tried(new Map([[mutant.module, mutant.replacement]]), inOrder, mutant.part);
  };
};

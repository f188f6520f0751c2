import type { Mutant } from './mutant.ts';
import { sourceMutants } from './source-mutants.ts';
import { tableMutants } from './table-mutants.ts';

/** Every mutant of the model and of the inversion, in an order that never changes. */
export const allMutants = (): readonly Mutant[] => [...tableMutants(), ...sourceMutants()];

import type { Case } from './case.ts';
import { connectionCases } from './connections.ts';
import { nameCases } from './names.ts';

/** The matrix: every fault in its real form, and combinations. */
export const cases: readonly Case[] = [
  { name: 'nothing is wrong', troubles: [], faults: [], truth: [] },
  ...nameCases,
  ...connectionCases,
];

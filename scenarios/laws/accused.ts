import type { Accused } from '../oracle/sweep.ts';
import { agree } from './fault-sets.ts';
import { lookAt, product } from './subject.ts';

/** The product as it is. */
export const accused: Accused = {
  look: world => lookAt(world, product),
  diagnose: product.diagnose,
  agree,
};

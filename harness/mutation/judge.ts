import type { Subject } from '../../scenarios/laws/subject.ts';
import type { Tester } from './unit-tests.ts';

/** The product under trial: its diagnosis, and any module of it. */
export interface Product {
  readonly diagnose: Subject['diagnose'];
  /** A module of the mutant, with this in the place of tap. */
  readonly load: (module: string, tap?: Tester) => Promise<object>;
  /** Steps since the last diagnosis or load. */
  readonly taken: () => number;
}

/** Says what is wrong with a product; null when it notices nothing. */
export interface Judge {
  readonly name: string;
  /** What kind of slip it can notice. */
  readonly of: 'any' | 'source';
  readonly judge: (product: Product, part: string) => Promise<string | null>;
}

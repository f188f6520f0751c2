/** What stands in the place of a module: another text of it, or what it exports. */
export type Replacement =
  | { readonly text: string }
  | { readonly exports: { readonly [name: string]: unknown } };

/** The product with one small slip in it. */
export interface Mutant {
  /** Names the slip by what it does, not by a line number, so that it outlives changes elsewhere. */
  readonly id: string;
  /** The file that holds the slip, or `table:` and the question whose row does. */
  readonly part: string;
  readonly operator: string;
  /** The module that differs, by its path from the root of the repository. */
  readonly module: string;
  readonly replacement: Replacement;
  /** Whether nothing that the product promises depends on it, found out exactly; where that cannot be, never. */
  readonly isEquivalent: () => boolean;
}

/** What became of a mutant. `by` names the check that noticed it, `why` what it saw. */
export type Fate =
  | { readonly kind: 'equivalent' }
  | { readonly kind: 'killed'; readonly by: string; readonly why: string }
  | { readonly kind: 'survived' };

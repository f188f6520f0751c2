import { type Explained, explained } from './explained.ts';
import type { Mutant } from './mutant.ts';
import type { Result } from './try-all.ts';

/** How many mutants there were of one kind, and what became of them. */
export interface Count {
  readonly name: string;
  readonly mutants: number;
  readonly equivalent: number;
  readonly killed: number;
  readonly survived: number;
}

const fits = ({ ids }: Explained, id: string): boolean => ids.some(start => id.startsWith(start));

/** The survivors that an explanation is about. */
export const idsOf = (one: Explained, survivors: readonly string[]): readonly string[] =>
  survivors.filter(id => explained.find(other => fits(other, id)) === one);

/** Ids of explanations that fit none of these survivors. */
export const staleAmong = (survivors: readonly string[]): readonly string[] =>
  explained.flatMap(({ ids }) => ids).filter(start => !survivors.some(id => id.startsWith(start)));

/** Why a mutant may survive; undefined when nobody has said. */
export const reasonFor = (id: string): string | undefined => explained.find(one => fits(one, id))?.because;

const countsBy = (results: readonly Result[], nameOf: (result: Result) => string): readonly Count[] => {
  const names = [...new Set(results.map(nameOf))];
  return names.map(name => {
    const these = results.filter(result => nameOf(result) === name);
    const of = (kind: Result['fate']['kind']) => these.filter(({ fate }) => fate.kind === kind).length;
    return {
      name,
      mutants: these.length,
      equivalent: of('equivalent'),
      killed: of('killed'),
      survived: of('survived'),
    };
  });
};

/** Share of those killed that are not equivalent. */
export const scoreOf = ({ killed, survived }: Count): number => killed / Math.max(1, killed + survived);

export interface Summary {
  readonly total: Count;
  /** The table, and the sources. */
  readonly bySide: readonly Count[];
  readonly byPart: readonly Count[];
  readonly byOperator: readonly Count[];
  /** How many each check was the first to notice. */
  readonly byJudge: readonly { readonly name: string; readonly killed: number }[];
  readonly survivors: readonly string[];
  /** Survivors that nobody has explained. */
  readonly unexplained: readonly string[];
  /** Explanations that fit no survivor any more. */
  readonly stale: readonly string[];
}

/** Rows of the table by question; the others by file. */
export const whereOf = ({ part }: Mutant): string => part.replace(/ of .*/, ' (one host)');

export const summaryOf = (results: readonly Result[]): Summary => {
  const [total] = countsBy(results, () => 'all');
  if (total === undefined) throw new RangeError('no mutants');
  const survivors = results.flatMap(({ mutant, fate }) => (fate.kind === 'survived' ? mutant.id : []));
  const judges = results.flatMap(({ fate }) => (fate.kind === 'killed' ? fate.by : []));
  return {
    total,
    bySide: countsBy(results, ({ mutant }) => ('text' in mutant.replacement ? 'src/diagnose' : 'the table')),
    byPart: countsBy(results, ({ mutant }) => whereOf(mutant)),
    byOperator: countsBy(results, ({ mutant }) => mutant.operator),
    byJudge: [...new Set(judges)]
      .map(name => ({ name, killed: judges.filter(other => other === name).length }))
      .sort((a, b) => b.killed - a.killed),
    survivors,
    unexplained: survivors.filter(id => reasonFor(id) === undefined),
    stale: staleAmong(survivors),
  };
};

import { join } from 'node:path';
import { packageRoot } from '../cli/package-root.ts';
import { explained } from './explained.ts';
import type { Count, Summary } from './summary.ts';
import { idsOf, scoreOf } from './summary.ts';

/** The page that `mutationReadme` writes. */
export const mutationReadmePath = (): string => join(packageRoot(), 'harness/mutation/README.md');

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const counts = (title: string, list: readonly Count[]): readonly string[] => [
  line([title, 'mutants', 'equivalent', 'killed', 'survived']),
  line(['---', '---:', '---:', '---:', '---:']),
  ...list.map(({ name, mutants, equivalent, killed, survived }) =>
    line([name, mutants, equivalent, killed, survived]),
  ),
  '',
];

export const percent = (share: number): string => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;

/** What the mutation run found, in Markdown. */
export const mutationReadme = (summary: Summary): string =>
  [
    '# Does anything notice when the model or the inversion is wrong?',
    '',
    'Every mutant is the product with one small slip: in the causal model (a row or decider dropped, two neighbours swapped, `mayPass`',
    'flipped, an answer dropped or added, `hides` negated, a target or a how exchanged), or in the sources that invert it',
    '(conditions, operators, constants, jumps, `??`, `some`/`every`, `filter`, `sort`). A slip in the model is made in all rows of a question',
    'alike, as one line of the table makes them all; what is left out, also for each host alone, lest nobody look at one.',
    '',
    'Written by `npm run mutation`; a test sees to it that it is about the slips of today. Scenarios and faults are looked at once, by the',
    'simulator, which reads neither; then each mutant diagnoses them, and the checks named below say whether what it says is right. For a slip',
    'in the table the simulator is also broken by every two faults of which the table then says something else. No check knows what the sound',
    'product says, but for the two published tables, which a slip would make different from what was reviewed. A search that takes more than a',
    'hundredth more steps than today to find the same counts as killed too, and so does one that does not end. The quickest check comes first: what the',
    'published tables notice, no other check was asked about.',
    '',
    `**${percent(scoreOf(summary.total))}** of ${summary.total.killed + summary.total.survived} mutants are killed. ${summary.total.equivalent} more are equivalent:`,
    'their rows give the same answers whichever causes are true, found out by trying all sets of up to three causes.',
    `Apart: ${summary.bySide.map(side => `${side.name} ${percent(scoreOf(side))}`).join(', ')}.`,
    '',
    ...counts('operator', [...summary.byOperator, summary.total]),
    ...counts('where', summary.byPart),
    line(['first noticed by', 'mutants']),
    line(['---', '---:']),
    ...summary.byJudge.map(({ name, killed }) => line([name, killed])),
    '',
    '## Survivors, and why',
    '',
    ...explained.flatMap(one => [
      `${one.because}`,
      '',
      ...idsOf(one, summary.survivors).map(id => `- \`${id}\``),
      '',
    ]),
    ...(summary.unexplained.length === 0
      ? []
      : ['Nobody has looked into these yet:', '', ...summary.unexplained.map(id => `- \`${id}\``), '']),
  ].join('\n');

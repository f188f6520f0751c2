import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { mutationReadme, mutationReadmePath, percent } from './readme.ts';
import { beginAnew, foundBefore, keep } from './results-file.ts';
import { scoreOf, summaryOf } from './summary.ts';
import { tryAll } from './try-all.ts';

/** The share of mutants that must be killed, of all and of the table and the sources apart. */
const enough = 0.95;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workers: { type: 'string', default: String(availableParallelism()) },
    'go-on': { type: 'boolean', default: false },
    page: { type: 'string', default: mutationReadmePath() },
  },
});
const isWhole = positionals.length === 0;
if (!values['go-on']) beginAnew();

/** Tries every mutant, or those whose part begins with an argument (`table`, `src/diagnose/invert`), and fails when too many survive or a survivor is not explained. A whole run writes the page anew, or another one (`--page`). */
const results = await tryAll({
  workers: Math.max(1, Number(values.workers) || 1),
  concerns: ({ part }) => isWhole || positionals.some(start => part.startsWith(start)),
  known: values['go-on'] ? foundBefore() : new Map(),
  onTried: (result, done, of) => {
    keep(result);
    if (done % 100 === 0 || done === of) process.stderr.write(`${done} of ${of} mutants\n`);
  },
});
const summary = summaryOf(results);
if (isWhole) await writeFile(values.page, mutationReadme(summary));
for (const { name, mutants, equivalent, killed, survived } of [
  ...summary.byOperator,
  ...summary.byPart,
  ...summary.bySide,
])
  console.log(
    `${name}: ${mutants} mutants, ${equivalent} equivalent, ${killed} killed, ${survived} survived`,
  );
for (const id of summary.unexplained) console.log(`survived and nobody has said why: ${id}`);
const stale = isWhole ? summary.stale : [];
for (const ids of stale) console.log(`explained and did not survive: ${ids}`);
for (const side of [summary.total, ...summary.bySide])
  console.log(`${side.name}: ${percent(scoreOf(side))} killed`);
const good =
  [summary.total, ...summary.bySide].every(side => scoreOf(side) >= enough) &&
  summary.unexplained.length === 0 &&
  stale.length === 0;
process.exitCode = good ? 0 : 1;

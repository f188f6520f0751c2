import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { mutationReadme, mutationReadmePath, percent } from './readme.ts';
import { summaryOf } from './summary.ts';
import { tryAll } from './try-all.ts';

/** The share of mutants that must be killed. */
const enough = 0.95;

/** Tries every mutant, writes the page anew, and fails when too many survive or a survivor is not explained. */
const results = await tryAll(availableParallelism(), (done, of) => {
  if (done % 100 === 0 || done === of) process.stderr.write(`${done} of ${of} mutants\n`);
});
const summary = summaryOf(results);
await writeFile(mutationReadmePath(), mutationReadme(summary));
for (const { name, mutants, equivalent, killed, survived } of [...summary.byOperator, ...summary.byPart])
  console.log(
    `${name}: ${mutants} mutants, ${equivalent} equivalent, ${killed} killed, ${survived} survived`,
  );
for (const id of summary.unexplained) console.log(`survived and nobody has said why: ${id}`);
for (const ids of summary.stale) console.log(`explained and did not survive: ${ids}`);
console.log(`${percent(summary.score)} killed`);
const good = summary.score >= enough && summary.unexplained.length === 0 && summary.stale.length === 0;
process.exitCode = good ? 0 : 1;

import type { Command } from 'commander';
import type { Add } from './command.ts';

/** Takes an option that may be given several times. */
const gathered = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const runOptions = (command: Command): Command =>
  command
    .option('--scenarios <DIR>', 'scenario files; default: those that come with err1002')
    .option('--rung <NAME>', 'simulator, pcsc-service or virtual-reader', 'simulator')
    .option('--seed <N>', 'seed of the laws; default: 1002, for a night its date')
    .option('--runs <N>', 'runs of each law, or GLOB=N for some; may be repeated; default: 50', gathered)
    .option('--only <GLOB>', 'only scenarios and laws whose name matches')
    .option('--shard <I/N>', 'only the I-th of N parts')
    .option('--workers <N>', 'threads that check laws; default: one for each processor')
    .option('--path <PATH>', 'replay one run of a law (with --seed and --only)')
    .option('--example <JSON>', 'try a law on this value (with --only)');

/** Commands that judge the diagnosis and keep the results, and the lab. */
export const nightCommands = (add: Add): void => {
  add('scenarios', (command, run) =>
    command
      .description('List and validate the scenario files.')
      .option('--scenarios <DIR>', 'scenario files; default: those that come with err1002')
      .option('--schema', 'print the JSON Schema of a scenario file, for editors')
      .option('--json', 'print the list as JSON')
      .addHelpText('after', '\nExample:\n  err1002 scenarios --scenarios ./my-scenarios')
      .action(run(async () => (await import('./commands/scenarios.ts')).scenariosCommand)),
  );
  add('run', (command, run) =>
    runOptions(command)
      .description('Judge the diagnosis of every scenario as right, vague or wrong, and check the laws.')
      .option('--out <DIR>', 'write the run record into this folder')
      .option('--json', 'print the run record as JSON')
      .addHelpText(
        'after',
        `
Examples:
  err1002 run
  err1002 run --only 'card-*' --json
  err1002 run --runs 10000 --seed 7
  err1002 run --runs 1000 --runs '*-never-wrong=100000' --shard 1/4 --out shard-1

Exit codes: 0 all right and the canary caught, 1 something failed, 3 could not run, was interrupted, or the canary was missed.`,
      )
      .action(run(async () => (await import('./commands/run.ts')).runCommand)),
  );
  add('model', (command, run) =>
    command
      .description('Show the causal model: which causes can be found out, and which look alike.')
      .option('--guidance <FILE>', 'guidance in place of the built-in one')
      .option('--json', 'print the whole model as JSON')
      .option('--html <FILE>', 'write the table as a page, too')
      .addHelpText('after', '\nExample:\n  err1002 model --html model.html')
      .action(run(async () => (await import('./commands/model.ts')).modelCommand)),
  );
  add('nightly', (command, run) =>
    runOptions(command)
      .description('Run everything, keep the record, compare it with the last night, export and render.')
      .option('--data <DIR>', 'where nights are kept', 'err1002-nights')
      .option('--retire-after <NIGHTS>', 'try a failure again until it was right so often in a row', '7')
      .addHelpText('after', '\nExample:\n  err1002 nightly --data /var/lib/err1002 --runs 10000')
      .action(run(async () => (await import('./commands/nightly.ts')).nightlyCommand)),
  );
  add('merge', (command, run) =>
    command
      .description('Make one record from those of all shards of a run.')
      .argument('<records...>', 'the records, in any order')
      .requiredOption('--out <FILE>', 'where to write the whole record')
      .addHelpText(
        'after',
        '\nExample:\n  err1002 merge shard-1/record.json shard-2/record.json --out record.json',
      )
      .action(run(async () => (await import('./commands/merge.ts')).mergeCommand)),
  );
  add('serve', (command, run) =>
    command
      .description('Show the nights as pages.')
      .option('--data <DIR>', 'where nights are kept', 'err1002-nights')
      .option('--port <N>', 'port to listen on', '8002')
      .option('--host <ADDRESS>', 'address to listen on', '127.0.0.1')
      .addHelpText('after', '\nExample:\n  err1002 serve --data /var/lib/err1002 --port 8080')
      .action(run(async () => (await import('./commands/serve.ts')).serveCommand)),
  );
  add('bench', (command, run) =>
    command
      .description('The lab: its stations, card-switching fixtures and readers.')
      .argument('<action>', 'list, status, insert or remove')
      .argument('[card]', 'for insert: the number of the card in the fixture')
      .option('--lab <FILE>', 'the inventory of the lab (YAML or JSON)', 'lab.yaml')
      .option('--fixture <NAME>', 'which fixture; needed when the lab has several')
      .option('--timeout <MS>', 'milliseconds that the fixture may take', '5000')
      .option('--json', 'print the answer as JSON')
      .addHelpText(
        'after',
        '\nExamples:\n  err1002 bench list --lab lab.yaml\n  err1002 bench insert 3 --lab lab.yaml',
      )
      .action(run(async () => (await import('./commands/bench.ts')).benchCommand)),
  );
};

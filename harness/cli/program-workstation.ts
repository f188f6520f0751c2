import type { Command } from 'commander';
import type { Add } from './command.ts';

const where = (command: Command): Command =>
  command
    .option('--world <FILE>', 'a simulated workstation from a world or scenario file')
    .option('--scenario <NAME>', 'a simulated workstation from a scenario that comes with err1002');

/** Commands about one workstation. */
export const workstationCommands = (add: Add): void => {
  add('diagnose', (command, run) =>
    where(command)
      .description(
        'Say why the smartcard cannot be read, with evidence and remedy. Without a place: this machine.',
      )
      .option('--evidence <FILE>', 'evidence that an earlier run saved')
      .option('--symptom <CODE>', 'what the user sees: err1002, none, 400_645, …')
      .option('--json', 'print the diagnosis as JSON')
      .option('--html <FILE>', 'also write it as a page')
      .option('--save-evidence <FILE>', 'also write the evidence, for --evidence')
      .option('--answers <FILE>', 'what people answered, by question (YAML or JSON)')
      .option('--guidance <FILE>', 'guidance to use instead of the built-in one (YAML or JSON)')
      .option('--timeout <MS>', 'milliseconds that each probe may take', '5000')
      .addHelpText(
        'after',
        `
Examples:
  err1002 diagnose
  err1002 diagnose --scenario profile-closed
  err1002 diagnose --json --save-evidence evidence.json

Exit codes: 0 healthy, 1 explained, 2 inconclusive or unexplained, 3 could not run.`,
      )
      .action(run(async () => (await import('./commands/diagnose.ts')).diagnoseCommand)),
  );
  add('login', (command, run) =>
    where(command)
      .description('Walk the log-in on a simulated workstation and show what the user would see.')
      .option('--json', 'print the steps as JSON')
      .addHelpText('after', '\nExample:\n  err1002 login --scenario tls-intercepted-by-proxy')
      .action(run(async () => (await import('./commands/login.ts')).loginCommand)),
  );
  add('case', (command, run) =>
    where(command)
      .description('Write the request to the National Service Desk, with its attachments.')
      .option('--evidence <FILE>', 'evidence that an earlier run saved')
      .requiredOption(
        '--action <TEXT>',
        'what the user is trying to do, e.g. "log in to the clinical system"',
      )
      .requiredOption('--users <N>', 'number of users affected')
      .requiredOption(
        '--wes <yes>',
        'confirms that the workstation meets the Warrantied Environment Specification',
      )
      .option('--log <FILE...>', 'logs of the NHS England Diagnostic Tool')
      .option('--error-id <ID>', 'the Error Response ID, if the error page shows one')
      .option('--answers <FILE>', 'what people answered, by question (YAML or JSON)')
      .option('--guidance <FILE>', 'guidance to use instead of the built-in one')
      .option('--timeout <MS>', 'milliseconds that each probe may take', '5000')
      .option('--out <DIR>', 'folder to write into', 'err1002-case')
      .addHelpText(
        'after',
        '\nExample:\n  err1002 case --evidence evidence.json --action "print smartcard" --users 3 --wes yes --log diagnostic.log',
      )
      .action(run(async () => (await import('./commands/case.ts')).caseCommand)),
  );
};

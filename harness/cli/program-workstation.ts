import type { Command } from 'commander';
import type { Add } from './command.ts';

const where = (command: Command): Command =>
  command
    .option('--world <FILE>', 'a simulated workstation from a world or scenario file')
    .option('--scenario <NAME>', 'a simulated workstation from a scenario that comes with err1002');

const whereToLook = (command: Command): Command =>
  where(command).option('--tape <FILE>', 'a workstation that err1002 record recorded');

/** Commands about one workstation. */
export const workstationCommands = (add: Add): void => {
  add('diagnose', (command, run) =>
    whereToLook(command)
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
      .option('--timeout <MS>', 'milliseconds that each probe may take (default: 5000, or that of the tape)')
      .addHelpText(
        'after',
        `
Examples:
  err1002 diagnose
  err1002 diagnose --scenario profile-closed
  err1002 diagnose --json --save-evidence evidence.json
  err1002 diagnose --tape workstation.tape.jsonl

Exit codes: 0 healthy, 1 explained, 2 inconclusive or unexplained, 3 could not run.`,
      )
      .action(run(async () => (await import('./commands/diagnose.ts')).diagnoseCommand)),
  );
  add('record', (command, run) =>
    whereToLook(command)
      .description(
        'Write down every call that a diagnosis makes and what was answered, for --tape. Without a place: this machine.',
      )
      .requiredOption('--out <TAPE>', 'the tape to write; an older one is overwritten')
      .option(
        '--rung <NAME>',
        'how a simulated workstation is brought to life: simulator, pcsc-service or virtual-reader',
        'simulator',
      )
      .option('--symptom <CODE>', 'what the user sees: err1002, none, 400_645, …')
      .option('--guidance <FILE>', 'guidance to use instead of the built-in one (YAML or JSON)')
      .option('--timeout <MS>', 'milliseconds that each probe may take (default: 5000)')
      .option('--full-identifiers', 'keep names, serial numbers and addresses: for cards of a lab only')
      .addHelpText(
        'after',
        `
Personal data is replaced before it is written: names, serial numbers and keys in certificates, the cardholder's
identifier, serial numbers of readers, addresses, proxies, installed programs that are not NHS ones. A passcode never
stands on a tape.

Examples:
  err1002 record --out workstation.tape.jsonl
  err1002 record --out pulled.tape.jsonl --scenario card-pulled-while-read --rung virtual-reader
  err1002 diagnose --tape workstation.tape.jsonl`,
      )
      .action(run(async () => (await import('./commands/record.ts')).recordCommand)),
  );
  add('login', (command, run) =>
    where(command)
      .description('Walk the log-in on a simulated workstation and show what the user would see.')
      .option('--json', 'print the steps as JSON')
      .addHelpText('after', '\nExample:\n  err1002 login --scenario tls-intercepted-by-proxy')
      .action(run(async () => (await import('./commands/login.ts')).loginCommand)),
  );
  add('simulate', (command, run) =>
    where(command)
      .description(
        'Keep simulated readers and cards, and with --listen the NHS Port Service on localhost, alive for other programs. Without a place: a healthy workstation.',
      )
      .argument('[command...]', 'after --: the command to run inside; with --control: what is to be done')
      .option(
        '--service <NAME>',
        'own (our PC/SC service) or pcscd (a private one with virtual readers)',
        'own',
      )
      .option('--pace <PACE>', 'how long answers take: card (as on a card) or instant', 'card')
      .option('--watch', 'show what happens while the command runs, too')
      .option(
        '--control <SOCKET>',
        'tell a running simulation: insert, take, swap CARD, plug, unplug, start, stop, fault JSON, state, quit',
      )
      .option(
        '--listen',
        'also serve the NHS Port Service and Credential Management on their ports of localhost',
      )
      .option(
        '--origin <URL...>',
        'with --listen: origins whose pages may read the answers, besides NHS England’s',
      )
      .option('--guidance <FILE>', 'with --listen: guidance with other ports instead of the built-in one')
      .addHelpText(
        'after',
        `
Examples:
  err1002 simulate --scenario card-locked -- pkcs15-tool --list-certificates
  err1002 simulate
  err1002 simulate --control "$ERR1002_CONTROL" fault '{"kind":"take-card"}'
  err1002 simulate --listen --origin http://localhost:4200
  err1002 simulate --listen --scenario credential-management-not-running -- npm test

With --listen, http and https answer on the documented ports; for https there is a test certificate in the file that
ERR1002_CERTIFICATE names. /PRS/ConnectPRService, /PRS/GetPortNumber and PR30007 are as published; what Credential
Management's own port says, and which origins may ask, is invented.

With --service pcscd the command has a network, a /run and a folder of reader drivers of its own, which hold nothing
of the machine's; for ordinary users it runs in a user namespace, as its root.

Ends with the exit status of the command; 3 when it could not run.`,
      )
      .action(run(async () => (await import('./commands/simulate.ts')).simulateCommand)),
  );
  add('case', (command, run) =>
    whereToLook(command)
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
      .option('--timeout <MS>', 'milliseconds that each probe may take (default: 5000, or that of the tape)')
      .option('--out <DIR>', 'folder to write into', 'err1002-case')
      .addHelpText(
        'after',
        '\nExample:\n  err1002 case --evidence evidence.json --action "print smartcard" --users 3 --wes yes --log diagnostic.log',
      )
      .action(run(async () => (await import('./commands/case.ts')).caseCommand)),
  );
};

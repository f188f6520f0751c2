import { Command } from 'commander';
import type { Add } from './command.ts';
import type { Io } from './io.ts';
import { nightCommands } from './program-night.ts';
import { workstationCommands } from './program-workstation.ts';

/** The whole command line. Commands load their code only when they are called. */
export const program = (io: Io, exit: (code: number) => void): Command => {
  const root = new Command('err1002')
    .description('Says why a smartcard cannot be read (ERR1002), on this machine or a simulated one.')
    .version('0.1.0')
    .helpCommand(false)
    .showHelpAfterError('(add --help for the options)')
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .exitOverride();
  const add: Add = (name, describe) => {
    const command = new Command(name).configureOutput({ writeOut: io.out, writeErr: io.err }).exitOverride();
    describe(command, load => async (...args: unknown[]) => {
      const handler = await load();
      // Commander hands over the arguments, then the options, then itself.
      const options = { ...(args.at(-2) as object), args: args.slice(0, -2) };
      // The options that a command declares and those its handler reads are kept in step by the tests of each command.
      exit(await handler(options as never, io));
    });
    root.addCommand(command);
  };
  workstationCommands(add);
  nightCommands(add);
  return root;
};

import { healthyWorld } from '../../../sim/healthy-world.ts';
import { logIn } from '../../../sim/log-in/log-in.ts';
import { words } from '../../../src/explain/words.ts';
import { readWorld, scenarioFile } from '../../input/world.ts';
import { UserError } from '../../user-error.ts';
import type { Io } from '../io.ts';
import { page } from '../terminal.ts';

export interface LoginOptions {
  readonly world?: string;
  readonly scenario?: string;
  readonly json?: boolean;
}

/** `err1002 login`: shows the walk and the code at its end; exit code 0 however the log-in ends. */
export const loginCommand = async (
  { world: file, scenario, json }: LoginOptions,
  io: Io,
): Promise<number> => {
  if (file !== undefined && scenario !== undefined)
    throw new UserError(null, '--world and --scenario', 'expected only one place');
  const from = file ?? (scenario === undefined ? null : scenarioFile(scenario));
  const { steps, symptom } = await logIn(from === null ? healthyWorld : await readWorld(from));
  const screen = words.symptom[symptom];
  if (json === true) {
    io.out(`${JSON.stringify({ format: 1, symptom, screen, steps }, null, 2)}\n`);
  } else {
    const out = page(io);
    out.heading('Log-in on a simulated workstation');
    for (const { does, stop } of steps) {
      out.line(stop === null ? out.colours.green('✓') : out.colours.red('✗'), does);
      if (stop !== null) out.line(' ', out.colours.dim(stop.why));
    }
    out.heading(
      symptom === 'none'
        ? out.colours.green('The user is logged in.')
        : `The user sees: ${out.colours.red(screen)}`,
    );
    io.out(out.text());
  }
  return 0;
};

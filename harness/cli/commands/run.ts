import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runExitCode } from '../../run/exit-code.ts';
import type { RunOptions } from '../../run/plan.ts';
import { type Progress, runAll } from '../../run/run-all.ts';
import { runPage } from '../../run/run-page.ts';
import { ranElsewhere } from '../../run/rungs.ts';
import { systemCode, UserError } from '../../user-error.ts';
import type { Io } from '../io.ts';

interface RunCommandOptions extends RunOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** One line on a terminal that says how far the run is; nothing elsewhere. */
export const runProgress = (io: Io): { readonly show: Progress; readonly end: () => void } => {
  const draw = (text: string) => {
    if (io.terminal) io.err(`\r\u001b[K${text.slice(0, io.columns - 1)}`);
  };
  return {
    show: (done, total, name) => draw(`${done} of ${total}: ${name}`),
    end: () => draw(''),
  };
};

const write = async (folder: string, text: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'record.json'), text);
  } catch (error) {
    throw new UserError(folder, null, `cannot be written (${systemCode(error)})`);
  }
};

/** `err1002 run`: judges every scenario, checks every law, and shows or writes the record. */
export const runCommand = async (options: RunCommandOptions, io: Io): Promise<number> => {
  const status = await ranElsewhere(options.rung);
  if (status !== null) return status;
  const progress = runProgress(io);
  const record = await runAll(options, progress.show).finally(progress.end);
  const text = `${JSON.stringify(record, null, 2)}\n`;
  if (options.out !== undefined) await write(options.out, text);
  io.out(options.json === true ? text : runPage(record, io));
  return runExitCode(record);
};

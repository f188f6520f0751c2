import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../../../reports/record.ts';
import { writeWhole } from '../../../reports/write-whole.ts';
import { runExitCode } from '../../run/exit-code.ts';
import { interruption } from '../../run/interruption.ts';
import type { RunOptions } from '../../run/plan.ts';
import { runProgress } from '../../run/progress.ts';
import { type Around, runAll } from '../../run/run-all.ts';
import { runPage } from '../../run/run-page.ts';
import { ranElsewhere } from '../../run/rungs.ts';
import { systemCode, UserError } from '../../user-error.ts';
import type { Io } from '../io.ts';

interface RunCommandOptions extends RunOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** Runs all with its progress on the terminal; a signal ends it early, and what was done until then is the record. */
export const runShown = async (
  options: RunOptions,
  io: Io,
  around: Pick<Around, 'known'> = {},
): Promise<RunRecord> => {
  const progress = runProgress(io);
  const caught = interruption(() => {
    progress.end();
    io.err('Interrupted: what is under way is finished and recorded. Once more ends it at once.\n');
  });
  try {
    return await runAll(options, { ...around, onProgress: progress.show, interrupted: caught.signal });
  } finally {
    caught.close();
    progress.end();
  }
};

const write = async (folder: string, text: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    await writeWhole(join(folder, 'record.json'), text);
  } catch (error) {
    throw new UserError(folder, null, `cannot be written (${systemCode(error)})`);
  }
};

/** `err1002 run`: judges every scenario, checks every law, and shows or writes the record. */
export const runCommand = async (options: RunCommandOptions, io: Io): Promise<number> => {
  const status = await ranElsewhere(options.rung);
  if (status !== null) return status;
  const record = await runShown(options, io);
  const text = `${JSON.stringify(record, null, 2)}\n`;
  if (options.out !== undefined) await write(options.out, text);
  io.out(options.json === true ? text : runPage(record, io));
  return runExitCode(record);
};

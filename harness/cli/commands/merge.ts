import { writeFile } from 'node:fs/promises';
import { mergeRecords } from '../../../reports/merge.ts';
import { parseRecord, type RunRecord } from '../../../reports/record.ts';
import { parseData, readText } from '../../input/read-data.ts';
import { runExitCode } from '../../run/exit-code.ts';
import { runPage } from '../../run/run-page.ts';
import { systemCode, UserError } from '../../user-error.ts';
import type { Io } from '../io.ts';

interface MergeOptions {
  readonly args: readonly (readonly string[])[];
  readonly out: string;
}

const readRecord = async (file: string, io: Io): Promise<RunRecord> => {
  const parsed = parseRecord(await parseData(await readText(file), file));
  if (!parsed.ok) throw new UserError(file, parsed.flaw.place, parsed.flaw.expected);
  for (const warning of parsed.warnings) io.err(`warning: ${file}: ${warning}\n`);
  return parsed.record;
};

/** `err1002 merge`: writes the record of a whole run from those of its shards, and ends as that run would have. */
export const mergeCommand = async ({ args, out }: MergeOptions, io: Io): Promise<number> => {
  const records: RunRecord[] = [];
  for (const file of args.flat()) records.push(await readRecord(file, io));
  const merged = mergeRecords(records);
  if (!merged.ok)
    throw new UserError('the records', null, `${merged.why}; expected all shards of one run, each once`);
  try {
    await writeFile(out, `${JSON.stringify(merged.record, null, 2)}\n`);
  } catch (error) {
    throw new UserError(out, null, `cannot be written (${systemCode(error)})`);
  }
  io.out(runPage(merged.record, io));
  return runExitCode(merged.record);
};

import { writeFile } from 'node:fs/promises';
import { systemCode, UserError } from '../../user-error.ts';
import { verdictCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { diagnosePlace, type PlaceOptions } from '../places.ts';

export interface DiagnoseOptions extends PlaceOptions {
  readonly json?: boolean;
  readonly html?: string;
  readonly saveEvidence?: string;
}

const write = async (file: string, text: string): Promise<void> => {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UserError(file, null, `cannot be written (${systemCode(error)})`);
  }
};

/** `err1002 diagnose`: the exit code is the verdict. */
export const diagnoseCommand = async (options: DiagnoseOptions, io: Io): Promise<number> => {
  const found = await diagnosePlace(options, io);
  const { diagnosis, evidence } = found;
  // Said first: a file that cannot be written must not cost the diagnosis.
  if (options.json === true) io.out(`${JSON.stringify({ ...diagnosis, evidence }, null, 2)}\n`);
  else io.out((await import('../diagnosis-page.ts')).diagnosisPage(found, io));
  if (options.saveEvidence !== undefined)
    await write(options.saveEvidence, `${JSON.stringify(evidence, null, 2)}\n`);
  if (options.html !== undefined) {
    const { diagnosisPage } = await import('../../../reports/pages/diagnosis-page.ts');
    await write(options.html, diagnosisPage(diagnosis, evidence, { place: found.place }));
  }
  return verdictCodes[diagnosis.verdict];
};

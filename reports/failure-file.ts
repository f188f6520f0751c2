import * as v from 'valibot';
import { readDataFile, writeDataFile } from './data-file.ts';
import { type Failure, FailureSchema } from './failure.ts';
import { StoreError } from './store-error.ts';

const FailuresSchema = v.object({
  format: v.literal(1),
  failures: v.pipe(v.array(FailureSchema), v.readonly()),
});

const name = 'failures.json';

/** The known failures of a data folder. Nothing else holds them: a file that cannot be used is a `StoreError`, and stays as it is. */
export const readFailures = async (folder: string): Promise<readonly Failure[]> => {
  const file = await readDataFile(folder, name, FailuresSchema, { format: 1, failures: [] });
  if (file.ok) return file.value.failures;
  const { place, expected } = file.flaw;
  throw new StoreError(name, place === '' ? expected : `${place}: ${expected}`);
};

export const writeFailures = (folder: string, failures: readonly Failure[]): Promise<void> =>
  writeDataFile(folder, name, { format: 1, failures });

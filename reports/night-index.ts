import * as v from 'valibot';
import { readDataFile, writeDataFile } from './data-file.ts';
import { type Night, NightSchema } from './night.ts';

const IndexSchema = v.object({ format: v.literal(1), nights: v.pipe(v.array(NightSchema), v.readonly()) });

const name = 'index.json';

/** The nights that the index lists. It is a copy of what the records say: one that is unusable counts as empty, with a warning. */
export const readIndex = async (
  folder: string,
): Promise<{ readonly nights: readonly Night[]; readonly warnings: readonly string[] }> => {
  const index = await readDataFile(folder, name, IndexSchema, { format: 1, nights: [] });
  if (index.ok) return { nights: index.value.nights, warnings: [] };
  const where = [name, index.flaw.place, index.flaw.expected].filter(part => part !== '').join(': ');
  return { nights: [], warnings: [`${where}; the nights were read from their records`] };
};

/** Replaces the index as a whole. What it lacks when two nights write at once, the folders still tell. */
export const writeIndex = (folder: string, nights: readonly Night[]): Promise<void> =>
  writeDataFile(folder, name, { format: 1, nights });

import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import * as v from 'valibot';
import { parseAs } from '../src/parse.ts';
import { type Night, NightSchema } from './night.ts';
import { codeOf, storeError } from './store-error.ts';

const IndexSchema = v.object({ format: v.literal(1), nights: v.pipe(v.array(NightSchema), v.readonly()) });
type Index = v.InferOutput<typeof IndexSchema>;

const name = 'index.json';
const empty: Index = { format: 1, nights: [] };
const open = (folder: string): Low<Index> => new Low(new JSONFile<Index>(join(folder, name)), empty);

/** The nights that the index lists. It is a copy of what the records say: one that is unusable counts as empty, with a warning. */
export const readIndex = async (
  folder: string,
): Promise<{ readonly nights: readonly Night[]; readonly warnings: readonly string[] }> => {
  const index = open(folder);
  try {
    await index.read();
  } catch (error) {
    if (codeOf(error) !== '') throw storeError(name, error);
    return { nights: [], warnings: [`${name}: not JSON; the nights were read from their records`] };
  }
  const parsed = parseAs(IndexSchema, index.data);
  if (parsed.ok) return { nights: parsed.value.nights, warnings: [] };
  const { place, expected } = parsed.flaw;
  return {
    nights: [],
    warnings: [`${name}: ${place}: ${expected}; the nights were read from their records`],
  };
};

/** Replaces the index as a whole. */
export const writeIndex = async (folder: string, nights: readonly Night[]): Promise<void> => {
  const index = open(folder);
  index.data = { format: 1, nights };
  try {
    await index.write();
  } catch (error) {
    // Another night took the same temporary file at the same moment. What its index lacks, the folders still tell.
    if (codeOf(error) !== 'ENOENT') throw storeError(name, error);
  }
};

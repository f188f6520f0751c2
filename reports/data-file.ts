import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type * as v from 'valibot';
import { type Parsed, parseAs } from '../src/parse.ts';
import { codeOf, storeError } from './store-error.ts';

/** Reads a JSON file of the data folder, `empty` when there is none; what cannot be read at all is a `StoreError`. */
export const readDataFile = async <S extends v.GenericSchema>(
  folder: string,
  name: string,
  schema: S,
  empty: v.InferOutput<S>,
): Promise<Parsed<v.InferOutput<S>>> => {
  const file = new Low<unknown>(new JSONFile(join(folder, name)), empty);
  try {
    await file.read();
  } catch (error) {
    if (codeOf(error) !== '') throw storeError(name, error);
    return { ok: false, flaw: { place: '', expected: 'not JSON' } };
  }
  return parseAs(schema, file.data);
};

/** Replaces a JSON file of the data folder as a whole; in a folder that is gone it is a `StoreError`. */
export const writeDataFile = async (
  folder: string,
  name: string,
  data: unknown,
  tries = 5,
): Promise<void> => {
  const file = new Low<unknown>(new JSONFile(join(folder, name)), data);
  try {
    await file.write();
  } catch (error) {
    // Another night took the same temporary file at the same moment: then it is not there any more.
    if (codeOf(error) !== 'ENOENT' || tries <= 1) throw storeError(name, error);
    await writeDataFile(folder, name, data, tries - 1);
  }
};

import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from './failure.ts';
import { readFailures, writeFailures } from './failure-file.ts';
import { idOf, type Night, nightOf } from './night.ts';
import { readIndex, writeIndex } from './night-index.ts';
import { parseRecord, type RunRecord } from './record.ts';
import { codeOf, StoreError, storeError } from './store-error.ts';
import { writeWhole } from './write-whole.ts';

/** The nights of a store, the newest first, and what is wrong with it. */
export interface Listing {
  readonly nights: readonly Night[];
  readonly warnings: readonly string[];
}

/**
 * Nights in a data folder: `ID/record.json` is the truth, `index.json` a copy for speed. Every call looks at the folder
 * afresh; what cannot be read or written is a `StoreError`.
 */
export interface Store {
  /** Reads the index, and those records that it does not list. Writes nothing. */
  list(): Promise<Listing>;
  /** The record of a night; null when there is no such night. */
  read(id: string): Promise<RunRecord | null>;
  /** Keeps a record: the record first and whole, then the index. */
  add(record: RunRecord): Promise<Night>;
  /** The failures of earlier nights that are to be tried again, or were until they retired. */
  failures(): Promise<readonly Failure[]>;
  /** Replaces them. */
  keepFailures(failures: readonly Failure[]): Promise<void>;
  /** Puts a page or an export beside the record of a night, and says where. */
  attach(id: string, name: string, text: string): Promise<string>;
}

const recordFile = 'record.json';

/** Folders that hold a record. One that a crash left without is passed over. */
const storedIds = async (folder: string): Promise<readonly string[]> => {
  try {
    const files = await readdir(folder, { withFileTypes: true });
    return files.filter(file => file.isDirectory() && !file.name.startsWith('.')).map(file => file.name);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw storeError(folder, error);
  }
};

const readRecord = async (folder: string, id: string): Promise<RunRecord | null> => {
  const file = `${id}/${recordFile}`;
  let text: string;
  try {
    text = await readFile(join(folder, id, recordFile), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw storeError(file, error);
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new StoreError(file, 'not JSON');
  }
  const parsed = parseRecord(data);
  if (!parsed.ok) throw new StoreError(file, `${parsed.flaw.place}: ${parsed.flaw.expected}`);
  return parsed.record;
};

/** The index, mended by the folders: nights without a folder go, folders without an entry are read. */
const list = async (folder: string): Promise<Listing> => {
  const [index, ids] = await Promise.all([readIndex(folder), storedIds(folder)]);
  const known = new Map(index.nights.map(night => [night.id, night]));
  const nights: Night[] = [];
  const warnings = [...index.warnings];
  for (const id of ids) {
    try {
      const entry = known.get(id);
      const record = entry === undefined ? await readRecord(folder, id) : null;
      if (entry !== undefined) nights.push(entry);
      else if (record !== null) nights.push(nightOf(id, record));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      warnings.push(error.message);
    }
  }
  const newestFirst = (a: Night, b: Night) =>
    Date.parse(b.startedAt) - Date.parse(a.startedAt) || (a.id < b.id ? 1 : -1);
  return { nights: nights.sort(newestFirst), warnings };
};

/** Makes a folder that no other night has, even one that is being written at this moment. */
const freshFolder = async (folder: string, id: string, again = 1): Promise<string> => {
  const name = again === 1 ? id : `${id}-${again}`;
  try {
    await mkdir(join(folder, name));
    return name;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return freshFolder(folder, id, again + 1);
    throw storeError(name, error);
  }
};

/** The store in a folder, which the first night makes. */
export const storeIn = (folder: string): Store => {
  const attach = async (id: string, name: string, text: string): Promise<string> => {
    const file = join(folder, id, name);
    await writeWhole(file, text).catch((error: unknown) => {
      throw storeError(`${id}/${name}`, error);
    });
    return file;
  };
  return {
    list: () => list(folder),
    // Only the name of a folder that is there reaches the file system.
    read: async id => ((await storedIds(folder)).includes(id) ? readRecord(folder, id) : null),
    add: async record => {
      await mkdir(folder, { recursive: true }).catch((error: unknown) => {
        throw storeError(folder, error);
      });
      const id = await freshFolder(folder, idOf(record));
      await attach(id, recordFile, `${JSON.stringify(record, null, 2)}\n`);
      await writeIndex(folder, (await list(folder)).nights);
      return nightOf(id, record);
    },
    failures: () => readFailures(folder),
    keepFailures: failures => writeFailures(folder, failures),
    attach,
  };
};

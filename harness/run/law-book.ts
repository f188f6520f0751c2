import type { Law } from '../../scenarios/laws/law.ts';
import { type Entry, entryBeside } from '../entry.ts';

/** Laws, and the worker that checks them. */
export interface LawBook {
  readonly laws: readonly Law[];
  readonly worker: Entry;
}

/** Every law there is; read when it is needed, as few commands need them. */
export const ourLaws = async (): Promise<LawBook> => ({
  laws: (await import('../../scenarios/laws/laws.ts')).laws,
  worker: entryBeside('law-worker', import.meta.url),
});

import type { Evidence } from '../../src/evidence/evidence.ts';
import { EvidenceSchema, evidenceFrom } from '../../src/evidence/schema.ts';
import { UserError } from '../user-error.ts';
import { checkAs, parseData, readText } from './read-data.ts';

const known = new Set(Object.keys(EvidenceSchema.entries));

/** Reads saved evidence. An unknown `format` is refused; fields of a newer minor version are passed over with a warning. */
export const readEvidence = async (file: string, warn: (text: string) => void): Promise<Evidence> => {
  const data = await parseData(await readText(file), file);
  const isRecord = typeof data === 'object' && data !== null && !Array.isArray(data);
  if (!isRecord) throw new UserError(file, null, 'expected saved evidence (an object)');
  const { format } = data as { readonly format?: unknown };
  if (format !== 1)
    throw new UserError(file, 'format', `expected 1, found ${JSON.stringify(format) ?? 'nothing'}`);
  const newer = Object.keys(data).filter(key => !known.has(key));
  if (newer.length > 0)
    warn(`warning: ${file}: passed over what this version does not know: ${newer.join(', ')}\n`);
  const checked = checkAs(EvidenceSchema, data, file);
  return evidenceFrom(data) ?? checked;
};

import { parseDocument } from 'yaml';
import { UserError } from '../user-error.ts';

/** Bounded, so that a small file cannot become a large value. */
const mostAliases = 100;

/** Parses YAML; a `UserError` names the line. */
export const parseYaml = (text: string, file: string): unknown => {
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const line = error.linePos?.[0].line;
    const says = error.message.split('\n')[0] ?? 'malformed';
    throw new UserError(file, line === undefined ? null : `line ${line}`, says);
  }
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    throw new UserError(file, null, error instanceof Error ? error.message : 'malformed');
  }
};

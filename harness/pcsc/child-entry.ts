import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Path of the child-process entry `name` that lies beside the module `from` (its `import.meta.url`): as source, compiled
 * one to one, or bundled, where every entry and every chunk lie in one folder under their own names.
 */
export const childEntry = (name: string, from: string): string =>
  fileURLToPath(new URL(`./${name}${extname(from)}`, from));

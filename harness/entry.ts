import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A module that is started by itself, and the arguments that node needs to read it. */
export interface Entry {
  readonly file: string;
  readonly execArgv: readonly string[];
}

/**
 * The entry `name` that lies beside the module `from` (its `import.meta.url`): as source, compiled one to one, or bundled,
 * where every entry and every chunk lie in one folder under their own names.
 */
export const entryBeside = (name: string, from: string): Entry => {
  const extension = extname(from);
  return {
    file: fileURLToPath(new URL(`./${name}${extension}`, from)),
    // Source needs the loader that the parent has; otherwise a loader would only make every call wait.
    execArgv: extension === '.ts' ? process.execArgv : [],
  };
};

import type { Flaw } from '../../src/parse.ts';
import type { WorldFile } from './scenario.ts';
import { worldOf } from './world-of.ts';

/**
 * A reader that a fault names but the workstation does not have, so that it would strike nothing; or a name used twice.
 * The readers of a tape are not looked at.
 */
export const strayReader = (file: WorldFile): Flaw | null => {
  if (file.tape !== undefined) return null;
  const { readers } = worldOf(file);
  const names = readers.map(({ name }) => name);
  for (const [i, fault] of file.faults.entries())
    if ('reader' in fault && fault.reader !== undefined && !names.includes(fault.reader))
      return {
        place: `faults.${i}.reader`,
        expected: `expected a reader of this workstation (${names.join(', ')}), found "${fault.reader}"`,
      };
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  return twice === undefined
    ? null
    : { place: 'workstation.readers', expected: `expected distinct names, found "${twice}" twice` };
};

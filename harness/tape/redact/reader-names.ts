import { readerSerial } from '../../../src/privacy/scrub.ts';
import { numbering } from './pseudonyms.ts';

/**
 * Reader names with a running number in place of each serial number, as long as it was: two readers of one kind stay
 * two, and `publicReaderName` makes of the name what it made before.
 */
export const readerNames = (): ((name: string) => string) => {
  const number = numbering();
  return name =>
    name.replace(readerSerial, found => {
      const [space = ''] = /^\s*/.exec(found) ?? [];
      return `${space}(${String(number(name)).padStart(found.trim().length - 2, '0')})`;
    });
};

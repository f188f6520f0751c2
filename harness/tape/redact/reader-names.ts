import { numbering } from './pseudonyms.ts';

/** What PC/SC drivers put in brackets behind a name, serial numbers among it. */
const bracket = /\((?=[^)]*\d)[0-9A-Z-]{4,}\)/gi;

/**
 * Reader names with a running number in place of each serial number, as long as it was: two readers of one kind stay
 * two, and `publicReaderName` makes of the name what it made before.
 */
export const readerNames = (): ((name: string) => string) => {
  const number = numbering();
  return name => name.replace(bracket, found => `(${String(number(name)).padStart(found.length - 2, '0')})`);
};

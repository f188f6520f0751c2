import { remember } from '../remember.ts';

/**
 * Takes out of free text what may name a person, a machine or a place inside the organisation: paths in home folders,
 * UUIDs, long digit strings, network and e-mail addresses, names of hosts. Scrubbed text stays as it is.
 */
export const scrub = remember((text: string): string => {
  const scrubbed = patterns
    .reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text)
    .slice(0, 300);
  // What is cut off, or taken out beside it, can make a name of what was none.
  return scrubbed === text ? text : scrub(scrubbed);
});

const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '<address>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>'],
  [/([A-Z]:\\Users\\)[^\\\s'"]+/gi, '$1<user>'],
  [/(\/(?:home|Users)\/)[^/\s'"]+/g, '$1<user>'],
  [/\b[\w-]+(?:\.[\w-]+)*\.(?:local|lan|internal|corp|home\.arpa)\b/gi, '<inside>'],
  // A host has three labels at least, so that `winscard.dll` is none; which hosts were asked stands elsewhere.
  [/\b[\w-]+(?:\.[\w-]+)+\.[a-z]{2,}\b/gi, '<inside>'],
  // From 10 on, as what begins with less is a version more often than an address.
  [/\b\d{2,3}(?:\.\d{1,3}){3}\b/g, '<inside>'],
  [/\b(?:[0-9a-f]{1,4}:){1,7}:[0-9a-f:]*|\b(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}\b/gi, '<inside>'],
  [/\b\d{9,}\b/g, '<number>'],
  [/\p{Cc}/gu, ' '],
];

/** What PC/SC drivers put in brackets behind a reader's name: a word with a digit in it, or a number in hex. */
export const readerSerial = /\s*\((?:(?=[^)]*\d)[0-9A-Z._-]{4,}|[0-9A-F]{6,})\)/gi;

/** A reader's name without the serial number that PC/SC drivers put in brackets: `Reader [CCID] (0123ABCD) 00 00`. */
export const publicReaderName = remember((name: string): string =>
  name.replace(readerSerial, '').replace(/\p{Cc}/gu, ''),
);

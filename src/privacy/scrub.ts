/**
 * Takes out of free text what may name a person, a machine or a place inside the organisation: paths in home folders,
 * UUIDs, long digit strings, private addresses, e-mail addresses, names of internal hosts. Scrubbed text stays as it is.
 */
export const scrub = (text: string): string => {
  const scrubbed = patterns
    .reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text)
    .slice(0, 300);
  // What is cut off, or taken out beside it, can make a name of what was none.
  return scrubbed === text ? text : scrub(scrubbed);
};

const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '<address>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>'],
  [/([A-Z]:\\Users\\)[^\\\s'"]+/gi, '$1<user>'],
  [/(\/(?:home|Users)\/)[^/\s'"]+/g, '$1<user>'],
  [/\b(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)(?:\.\d{1,3}){2,3}\b/g, '<inside>'],
  [/\b[\w-]+(?:\.[\w-]+)*\.(?:local|lan|internal|corp|home\.arpa)\b/gi, '<inside>'],
  [/\b(?:fe80|f[cd][0-9a-f]{2})(?::[0-9a-f]{0,4}){2,}/gi, '<inside>'],
  [/\b\d{9,}\b/g, '<number>'],
  [/\p{Cc}/gu, ' '],
];

/** A reader's name without the serial number that PC/SC drivers put in brackets: `Reader [CCID] (0123ABCD) 00 00`. */
export const publicReaderName = (name: string): string =>
  name.replace(/\s*\((?=[^)]*\d)[0-9A-Z-]{4,}\)/gi, '').replace(/\p{Cc}/gu, '');

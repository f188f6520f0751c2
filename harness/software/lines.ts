import { StringDecoder } from 'node:string_decoder';

/** Marks of UTF-8 and UTF-16, the other half of ASCII in UTF-16, and carriage returns: all that is printed is ASCII. */
const padding = /[\0\r\uFEFF\uFFFD]/g;

/**
 * Takes output piece by piece and passes on each line as soon as it is whole, whether the console writes UTF-8, UTF-16 or
 * another code page. False from the piece on with which it is more than `most` bytes.
 */
export const lineReader = (most: number, onLine: (line: string) => void): ((chunk: Buffer) => boolean) => {
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];
  let size = 0;
  return chunk => {
    size += chunk.length;
    if (size > most) return false;
    const [rest = '', ...more] = decoder.write(chunk).split('\n');
    pieces.push(rest);
    for (const next of more) {
      onLine(pieces.join('').replace(padding, ''));
      pieces = [next];
    }
    return true;
  };
};

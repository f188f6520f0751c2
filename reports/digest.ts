import { remember } from '../src/remember.ts';

/** A fingerprint that grows with every text added to it. */
export interface Digest {
  readonly add: (text: string) => void;
  /** The fingerprint so far, as 16 hexadecimal digits. */
  readonly hex: () => string;
}

/** The last mixing of MurmurHash3, so that every bit of a lane bears on every other. */
const mixed = (lane: number): number => {
  const once = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
};

const hex = (...lanes: readonly number[]): string =>
  lanes.map(lane => (lane >>> 0).toString(16).padStart(8, '0')).join('');

/** The two lanes of one text: FNV-1a hashes side by side, mixed. The same few texts come again and again. */
const lanesOf = remember((text): { readonly first: number; readonly second: number } => {
  let [first, second] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x5bd1e995);
    second ^= second >>> 15;
  }
  return { first: mixed(first), second: mixed(second) };
}, 1024);

/** Cheap enough to run over everything that is seen; it tells runs apart, and withstands no forger. */
export const digest = (): Digest => {
  let [first, second] = [0x811c9dc5, 0x9747b28c];
  return {
    add: text => {
      const lanes = lanesOf(text);
      first = Math.imul(first ^ lanes.first, 0x01000193);
      first ^= first >>> 15;
      second = Math.imul(second ^ lanes.second, 0x5bd1e995);
      second ^= second >>> 15;
    },
    hex: () => hex(mixed(first), mixed(second)),
  };
};

/** The fingerprint of some texts in their order, as 16 hexadecimal digits. */
export const digestOf = (...texts: readonly string[]): string => {
  const all = digest();
  for (const text of texts) all.add(text);
  return all.hex();
};

const lane = (digests: readonly string[], from: number, to: number): number =>
  digests.reduce((sum, text) => (sum + Number.parseInt(text.slice(from, to), 16)) | 0, 0);

/** One fingerprint for several, whatever their order: parts of a run are put together in any. */
export const together = (digests: readonly string[]): string =>
  hex(lane(digests, 0, 8), lane(digests, 8, 16));

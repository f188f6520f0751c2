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

/** Two FNV-1a hashes side by side, cheap enough to run over everything that is seen; they tell runs apart, and withstand no forger. */
export const digest = (): Digest => {
  let [first, second] = [0x811c9dc5, 0x9747b28c];
  return {
    add: text => {
      let [a, b] = [first, second];
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        a = Math.imul(a ^ unit, 0x01000193);
        b = Math.imul(b ^ unit, 0x5bd1e995);
        b ^= b >>> 15;
      }
      // Where a text ends counts too; no character has this number.
      first = Math.imul(a ^ 0x10000, 0x01000193);
      second = Math.imul(b ^ 0x10000, 0x5bd1e995);
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

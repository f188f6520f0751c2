import type { Protocol } from './listed-reader.ts';

/** SCARD_PROTOCOL_T0 and _T1 by the number in the answer to reset. */
const bits: { readonly [protocol: number]: Protocol } = { 0: 1, 1: 2 };
const raw = 4;

/**
 * The protocol that card and program share: the one in use, else T=1 before T=0 of those that the card offers. 0 when there
 * is none. As measured with pcscd 1.9.9.
 */
export const agree = (inUse: Protocol, atr: Uint8Array, preferred: number): Protocol => {
  if ((preferred & raw) !== 0) return raw;
  if (inUse !== 0) return (inUse & preferred) === 0 ? 0 : inUse;
  const offered = offeredBy(atr).map(number => bits[number] ?? 0);
  return ([2, 1] as const).find(protocol => (protocol & preferred) !== 0 && offered.includes(protocol)) ?? 0;
};

/**
 * The protocols that the interface bytes name, as far as they go: pcsc-lite asks nothing more of an answer to reset. TA2
 * settles on one of them (ISO 7816-3, 8.3).
 */
const offeredBy = (atr: Uint8Array): readonly number[] => {
  const protocols: number[] = [];
  let announcing = atr[1];
  let at = 2;
  for (let round = 1; announcing !== undefined; round++) {
    const upper: number = announcing >> 4;
    const specific = atr[at];
    if (round === 2 && (upper & 1) !== 0 && specific !== undefined) return [specific & 0x0f];
    at += [1, 2, 4].filter(bit => (upper & bit) !== 0).length;
    announcing = (upper & 8) === 0 ? undefined : atr[at++];
    if (announcing !== undefined) protocols.push(announcing & 0x0f);
  }
  return protocols.length === 0 ? [0] : protocols;
};

import { parseAtr } from '../../src/card/atr.ts';
import type { Protocol } from './listed-reader.ts';

/** SCARD_PROTOCOL_T0 and _T1 by the number in the answer to reset. */
const bits: { readonly [protocol: number]: Protocol } = { 0: 1, 1: 2 };
const raw = 4;

/**
 * The protocol that card and program share: the one in use, else the card's first choice, else another that it offers.
 * 0 when there is none. An answer to reset that cannot be taken apart is taken for T=0, as pcsc-lite does.
 */
export const agree = (inUse: Protocol, atr: Uint8Array, preferred: number): Protocol => {
  if ((preferred & raw) !== 0) return raw;
  if (inUse !== 0) return (inUse & preferred) === 0 ? 0 : inUse;
  const parsed = parseAtr(atr);
  const offered =
    parsed.kind === 'ok' ? parsed.value.protocols.map(number => bits[number] ?? 0) : [bits[0] ?? 0];
  return offered.find(protocol => (protocol & preferred) !== 0) ?? 0;
};

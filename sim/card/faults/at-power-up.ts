import { buildAtr, parseAtr } from '../../../src/card/atr.ts';
import { concat } from '../../../src/card/bytes.ts';
import { hex } from '../../../src/card/hex.ts';
import { strikesAt } from '../../moment.ts';
import type { PowerUpFault } from './card-fault.ts';

/** What a card does when it is powered up: its answer to reset, null when it stays silent, and the milliseconds more than usual. */
export interface Wakening {
  readonly atr: Uint8Array | null;
  readonly ms: number;
}

/** What the card does at each power-up in its life, the first being number 0. */
export const wakenings =
  (atr: Uint8Array | null, faults: readonly PowerUpFault[]) =>
  (number: number): Wakening =>
    faults
      .filter(fault => strikesAt(fault, number))
      .reduce<Wakening>((before, fault) => change(before, fault, number), { atr, ms: 0 });

const change = (before: Wakening, fault: PowerUpFault, number: number): Wakening => {
  if (fault.kind === 'slow-power-up') return { ...before, ms: before.ms + fault.ms };
  return { ...before, atr: before.atr && altered(before.atr, fault, number) };
};

type Altering = Exclude<PowerUpFault, { readonly kind: 'slow-power-up' }>;

const altered = (atr: Uint8Array, fault: Altering, number: number): Uint8Array | null => {
  switch (fault.kind) {
    case 'mute':
      return null;
    case 'forge-atr':
      return hex(fault.atr);
    case 'cut-atr':
      return atr.slice(0, fault.keep);
    case 'lengthen-atr':
      return concat(atr, new Uint8Array(fault.by));
    case 'spoil-tck':
      return atr.map((byte, index) => (index === atr.length - 1 ? byte ^ 0xff : byte));
    case 'vary-atr':
      return varied(atr, number);
    case 'unknown-protocol':
      return onlyProtocol14(atr);
  }
};

/** The last historical byte counts the power-ups, and the check byte fits; other bytes are changed in their last one. */
const varied = (atr: Uint8Array, number: number): Uint8Array => {
  const parsed = parseAtr(atr);
  if (parsed.kind !== 'ok')
    return atr.map((byte, i) => (i === atr.length - 1 ? (byte + number) & 0xff : byte));
  const { historical, ...parts } = parsed.value;
  const counted = historical.map((byte, i) => (i === historical.length - 1 ? (byte + number) & 0xff : byte));
  return buildAtr({ ...parts, historical: counted });
};

/** TD1 names T=14, which ISO 7816-3 leaves to others. */
const onlyProtocol14 = (atr: Uint8Array): Uint8Array => {
  const parsed = parseAtr(atr);
  const historical = parsed.kind === 'ok' ? parsed.value.historical : new Uint8Array();
  const interfaceBytes = [{ name: 'TD1', value: 0x0e }];
  return buildAtr({ convention: 'direct', interfaceBytes, historical });
};

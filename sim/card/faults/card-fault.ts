import * as v from 'valibot';
import { isHex } from '../../../src/card/hex.ts';
import { schemasOf } from '../../fault-schemas.ts';
import { moment, powerUpMoment } from '../../moment.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const byte = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xff));
const word = v.pipe(
  v.string(),
  v.regex(/^[0-9A-Fa-f]{2} ?[0-9A-Fa-f]{2}$/, 'expected a status word such as 6F00'),
);
const bytes = v.pipe(v.string(), v.check(isHex, 'expected bytes in hex, such as 3B 00'));

/** What each kind of misbehaviour of a card's answers needs to be known, its moment included. */
export const answerFaults = {
  /** It slips out. */
  pull: moment,
  /** It hesitates once since power-up, or falls silent. */
  stall: { ms: v.union([count, v.literal('forever')]), ...moment },
  /** Its answers arrive damaged: every bit flipped, the second half lost, all of it lost, or 6F 00 in its place. */
  corrupt: { how: v.picklist(['garble', 'truncate', 'empty', 'wrong-status']), ...moment },
  /** It takes longer for every command. */
  slow: { ms: count, ...moment },
  /** It does as it is told and says something else. */
  misreport: { sw: word, ...moment },
  /** Its answers end after so many bytes. */
  cut: { keep: count, ...moment },
  /** So many bytes follow the status word. */
  lengthen: { by: v.pipe(count, v.minValue(1), v.maxValue(65_000)), ...moment },
  /** It gives the answer before once more. */
  repeat: moment,
  /** It gives the command back. */
  echo: moment,
  /** It promises more data, or asks for another length, for ever. */
  loop: { how: v.picklist(['more-data', 'wrong-length']), ...moment },
  /** It knows every instruction but this one. */
  refuse: { ins: byte, ...moment },
  /** It forgets which application was selected, as after a reset of its own. */
  forget: moment,
  /** Its memory cannot be read: 65 81. */
  'memory-failure': moment,
  /** Bits of one byte of each answer that is long enough. */
  flip: { at: count, mask: v.pipe(byte, v.minValue(1)), ...moment },
};

/** What each kind of misbehaviour at power-up needs to be known, its moment included. */
export const powerUpFaults = {
  /** No answer to reset. */
  mute: powerUpMoment,
  /** Another answer to reset than the card's own. */
  'forge-atr': { atr: bytes, ...powerUpMoment },
  /** Its answer to reset ends after so many bytes. */
  'cut-atr': { keep: count, ...powerUpMoment },
  /** So many bytes follow its answer to reset. */
  'lengthen-atr': { by: v.pipe(count, v.minValue(1), v.maxValue(200)), ...powerUpMoment },
  /** The check byte of its answer to reset is wrong. */
  'spoil-tck': powerUpMoment,
  /** The last historical byte of its answer to reset counts the power-ups. */
  'vary-atr': powerUpMoment,
  /** Its answer to reset offers only the protocol T=14, which nobody speaks. */
  'unknown-protocol': powerUpMoment,
  /** Its answer to reset takes longer. */
  'slow-power-up': { ms: count, ...powerUpMoment },
};

/** A misbehaviour of a card, of its answers or when it is powered up, and when it strikes. */
export const CardFaultSchema = v.variant('kind', schemasOf({ ...answerFaults, ...powerUpFaults }));

type Written = Readonly<v.InferOutput<typeof CardFaultSchema>>;
export type AnswerFault = Extract<Written, { readonly kind: keyof typeof answerFaults }>;
export type PowerUpFault = Extract<Written, { readonly kind: keyof typeof powerUpFaults }>;
export type CardFault = AnswerFault | PowerUpFault;

/** Whether a fault is one of the card's answers. */
export const isAnswerFault = (fault: CardFault): fault is AnswerFault =>
  Object.hasOwn(answerFaults, fault.kind);

/** Whether a fault strikes when the card is powered up. */
export const isPowerUpFault = (fault: CardFault): fault is PowerUpFault => !isAnswerFault(fault);

import { testPasscode } from '../../sim/card/passcodes.ts';

/** Control codes of pcsc-lite begin here (SCARD_CTL_CODE). */
const base = 0x4200_0000;

/** CM_IOCTL_GET_FEATURE_REQUEST, and our own codes behind the features it names (PC/SC part 10, 2.3). */
export const controlCodes = {
  features: base + 3400,
  verifyPin: base + 0x1002,
  pinProperties: base + 0x1003,
  properties: base + 0x1004,
} as const;

const feature = (tag: number, code: number): readonly number[] => [
  tag,
  4,
  code >>> 24,
  (code >>> 16) & 0xff,
  (code >>> 8) & 0xff,
  code & 0xff,
];

/** FEATURE_VERIFY_PIN_DIRECT, FEATURE_IFD_PIN_PROPERTIES, FEATURE_GET_TLV_PROPERTIES. */
export const featuresOf = (pinPad: boolean): Uint8Array =>
  Uint8Array.from([
    ...(pinPad
      ? [...feature(0x06, controlCodes.verifyPin), ...feature(0x0a, controlCodes.pinProperties)]
      : []),
    ...feature(0x12, controlCodes.properties),
  ]);

/** PIN_PROPERTIES_STRUCTURE: no display, the validation key ends the entry, no time-out of its own. */
export const pinProperties = Uint8Array.of(0, 0, 2, 0);

/** Properties by tag: no display, validation key, and the longest and shortest passcode that can be typed. */
export const properties = Uint8Array.of(1, 2, 0, 0, 2, 1, 2, 6, 1, 4, 7, 1, 8);

/** Where PIN_VERIFY_STRUCTURE keeps the length of the command, and the command. */
const lengthAt = 15;
const commandAt = 19;
/** Header and length of VERIFY, before the passcode. */
const before = 5;

/**
 * The command that a keypad makes of a PIN_VERIFY_STRUCTURE once its user has typed the passcode of the test cards, which
 * is written over the padding that the program prepared; null for a broken structure.
 */
export const typedPasscode = (structure: Uint8Array): Uint8Array | null => {
  if (structure.length < commandAt + before) return null;
  const view = new DataView(structure.buffer, structure.byteOffset, structure.length);
  const length = view.getUint32(lengthAt, true);
  if (length < before || length !== structure.length - commandAt) return null;
  const command = Uint8Array.from(structure.subarray(commandAt));
  if (command.length < before + testPasscode.length) return null;
  command.set(testPasscode, before);
  return command;
};

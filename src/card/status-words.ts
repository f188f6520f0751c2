/** Status words of ISO 7816-4 (table 6) by what they say. */
export const sw = {
  done: 0x9000,
  wrongLength: 0x6700,
  channelUnsupported: 0x6881,
  secureMessagingUnsupported: 0x6882,
  lastOfChainExpected: 0x6883,
  chainingUnsupported: 0x6884,
  securityStatus: 0x6982,
  locked: 0x6983,
  conditionsOfUse: 0x6985,
  wrongData: 0x6a80,
  functionUnsupported: 0x6a81,
  notFound: 0x6a82,
  wrongParameters: 0x6a86,
  referenceNotFound: 0x6a88,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
  noDiagnosis: 0x6f00,
} as const;

/** Four upper-case hex digits, as status words are written. */
export const swText = (word: number): string => word.toString(16).toUpperCase().padStart(4, '0');

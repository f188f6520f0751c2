import { theReader } from './entry.ts';

/** Causes that sit in the reader of the healthy workstation, or in the card in it. */
export const faultyCard = { cause: 'card-faulty', target: theReader };
export const faultyReader = { cause: 'reader-faulty', target: theReader };
export const muteCard = { cause: 'card-mute', target: theReader };
export const unknownCard = { cause: 'card-unknown', target: theReader };
export const blankCard = { cause: 'card-blank', target: theReader };

/** Answers that come garbled or not at all: the reader's fault as well as the card's. */
export const cardOrReader = [[faultyCard], [faultyReader]] as const;

/** No protocol in common, or an answer to reset that makes no sense. */
export const noProtocol = [[faultyReader], [faultyCard], [unknownCard]] as const;

/** The card has no power, or does not wake up. */
export const noPower = [[faultyReader], [muteCard]] as const;

/** In a session from elsewhere no reader is listed, and nobody sees from there what is on the user’s desk. */
export const noReaderFromHere = [
  [{ cause: 'reader-not-redirected' }],
  [{ cause: 'reader-absent' }],
  [{ cause: 'reader-driver-missing' }],
] as const;

/** A card that looks like an NHS card and has no identity application. */
export const noApplication = [[faultyCard], [unknownCard], [blankCard]] as const;

import { createHash } from 'node:crypto';
import type { Card } from '../world.ts';
import { testPasscode, testUnblockingKey } from './passcodes.ts';
import type { PivContents } from './piv-application.ts';
import { pivFiles } from './piv-files.ts';
import type { CardKeys } from './private-keys.ts';
import type { Organisation } from './profiles.ts';

/** A locked card opens again with three tries, as NHS smartcards have; a world may say more. */
const usualTries = 3;

/** What the PIV application of a card holds when the world begins; nothing but a passcode without an organisation. */
export const pivContents = (card: Card, organisation: Organisation | null): PivContents => {
  const secret = (value: Uint8Array, tries: number) => ({
    value,
    tries,
    mostTries: Math.max(tries, usualTries),
  });
  return {
    files: organisation === null ? new Map() : pivFiles(card, organisation),
    keys: card.blank ? new Map() : keys,
    secrets: {
      passcode: secret(testPasscode, card.tries),
      unblocking: card.unblockTries === undefined ? null : secret(testUnblockingKey, card.unblockTries),
    },
  };
};

/** The keys of SP 800-73-4 part 1, table 4b that answer with the passcode; that NHS cards keep theirs there is inferred. */
const keys: CardKeys = new Map([
  [0x9a, { use: 'authentication', passcode: 'once' }],
  [0x9c, { use: 'signing', passcode: 'always' }],
]);

/** What persists on a card, comparable with a deep equality: reading must leave it as it was. */
export interface CardState {
  /** Tries left of the passcode, and of the unblocking key where there is one. */
  readonly tries: number;
  readonly unblockTries: number | null;
  /** SHA-256 over all data objects and secrets. */
  readonly files: string;
}

/** The state of these contents as it is now. */
export const stateOf = ({ files, secrets: { passcode, unblocking } }: PivContents): CardState => {
  const hash = createHash('sha256');
  for (const [tag, file] of files) hash.update(tag.toString(16)).update(file());
  hash.update(passcode.value).update(unblocking?.value ?? new Uint8Array());
  return { tries: passcode.tries, unblockTries: unblocking?.tries ?? null, files: hash.digest('hex') };
};

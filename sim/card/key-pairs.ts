import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { testAuthenticationKey, testCaKey, testSigningKey } from './test-keys.ts';

/** What a test key is for: one signs certificates, two are on the cards. */
export type KeyUse = 'ca' | 'authentication' | 'signing';

/** The private half of a test key, parsed when it is first needed. */
export const privateKey = (use: KeyUse): KeyObject => {
  const known = parsed.get(use);
  if (known !== undefined) return known;
  const key = createPrivateKey({ key: Buffer.from(published[use], 'base64'), format: 'der', type: 'pkcs8' });
  parsed.set(use, key);
  return key;
};

/** The public half of a test key. */
export const publicKey = (use: KeyUse): KeyObject => createPublicKey(privateKey(use));

const published = { ca: testCaKey, authentication: testAuthenticationKey, signing: testSigningKey } as const;

const parsed = new Map<KeyUse, KeyObject>();

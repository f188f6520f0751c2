import type { Cause } from './cause.ts';
import { cardCauses } from './causes-card.ts';
import { clientCauses } from './causes-client.ts';
import { identityCauses } from './causes-identity.ts';
import { networkCauses } from './causes-network.ts';
import { readerCauses } from './causes-reader.ts';

/** Every cause that a diagnosis can name, in the order in which a log-in meets them. */
export const causes = {
  ...networkCauses,
  ...clientCauses,
  ...readerCauses,
  ...cardCauses,
  ...identityCauses,
} as const satisfies { readonly [id: string]: Cause };

export type CauseId = keyof typeof causes;

export const causeIds = Object.keys(causes) as readonly CauseId[];

export const isCauseId = (text: string): text is CauseId => Object.hasOwn(causes, text);

import type { Outcome } from '../../src/outcome.ts';
import type { Powered } from './child-calls.ts';

/** The packages that can speak PC/SC for us, the one to prefer first. */
export const adapterNames = ['pcsclite', 'koffi'] as const;
export type AdapterName = (typeof adapterNames)[number];

/** PC/SC as this process speaks it. A silent card keeps a call for ever: who needs a deadline kills the process. */
export interface PcscAdapter {
  readonly name: AdapterName;
  list(): Promise<Outcome<readonly string[]>>;
  /** Powers the card up. Fails with `busy` when another program uses it and makes us wait longer than `patience` milliseconds. */
  connect(reader: string, share: Share, patience: number): Promise<Outcome<Connection>>;
}

export type Share = 'exclusive' | 'shared';

/** A powered card that this process is connected to. One call at a time. */
export interface Connection extends Powered {
  /** The response as it came, of any length; none at all is what some drivers give when the card is pulled. */
  transmit(command: Uint8Array): Promise<Outcome<Uint8Array>>;
  /** Whether the service comes to see, within `ms`, that the slot is empty. */
  cardLeaves(ms: number): Promise<boolean>;
  /** Lets go of the card and leaves it as it is. */
  leave(): Promise<void>;
}

import type { Outcome } from '../outcome.ts';

/** PC/SC: the readers that the smart card service lists, and the cards in them. */
export interface ReadersDoor {
  /** Names of the readers; none is `[]`, a stopped service is `no-service`. */
  list(deadline: number): Promise<Outcome<readonly string[]>>;
  /**
   * Powers the card up in shared mode. Fails with `no-card`, `no-card-or-mute` (the stack cannot tell), `mute`,
   * `busy`, `reader-error`, `reader-gone`, `no-service`, `timed-out`.
   */
  connect(reader: string, deadline: number): Promise<Outcome<CardSession>>;
}

/** A powered card. The caller ends every session; ending never fails and leaves the card as it was. */
export interface CardSession {
  readonly atr: Uint8Array;
  readonly protocol: 'T=0' | 'T=1';
  /** One command APDU in, one response APDU out (at least SW1 SW2). Fails with `card-removed`, `reader-gone`, `timed-out`, `malformed`… */
  transmit(command: Uint8Array, deadline: number): Promise<Outcome<Uint8Array>>;
  end(): Promise<void>;
}

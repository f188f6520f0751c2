/** The child's first word, once it can be asked. */
export const ready = 'ready';

/** What the parent asks of a child process that owns one PC/SC connection, and what it gets back. One call at a time. */
export interface ChildCalls {
  readonly list: { readonly ask: null; readonly answer: readonly string[] };
  readonly connect: { readonly ask: Approach; readonly answer: Powered };
  readonly transmit: { readonly ask: Transmission; readonly answer: Uint8Array };
  /** Lets go of the card, once a command that is under way is answered, and ends the process. */
  readonly leave: { readonly ask: null; readonly answer: null };
}

/** A card to wake up. */
export interface Approach {
  readonly reader: string;
  /** How long another program that uses the card may make us wait. Milliseconds. */
  readonly patience: number;
}

/** A card that woke up. */
export interface Powered {
  readonly atr: Uint8Array;
  readonly protocol: 'T=0' | 'T=1';
}

/** One command APDU. */
export interface Transmission {
  readonly command: Uint8Array;
  /** How long to wait, after a failed exchange, for the service to notice that the card is gone. Milliseconds. */
  readonly settle: number;
}

export type CallName = keyof ChildCalls;
/** A call as it travels to the child. */
export type Call = {
  readonly [Name in CallName]: { readonly call: Name; readonly ask: ChildCalls[Name]['ask'] };
}[CallName];

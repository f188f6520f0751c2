import type { ScardCode } from '../../src/pcsc/scard-codes.ts';
import type { Incident } from './contact.ts';
import type { ListedReader, Protocol, Share } from './listed-reader.ts';
import type { Reply } from './reply.ts';

/** What the programs of one service have in common. */
export interface Host {
  running(): boolean;
  /** Readers in the order in which they were attached. */
  readers(): readonly ListedReader[];
  /** A number for a context or a handle that no other has. */
  number(): number;
  /** Carries out what befell a reader, and gives the code that ends the call in which it did. */
  suffer(reader: ListedReader, incident: Incident): ScardCode;
  /** Tells whoever waits that readers, cards, transactions or the service are not as they were. */
  changed(): void;
}

/** What happens to the card when a program lets go of it: SCARD_LEAVE_CARD, _RESET_CARD, _UNPOWER_CARD, _EJECT_CARD. */
export type Disposition = 0 | 1 | 2 | 3;

/** What a program is told about a reader that it holds. */
export interface Connection {
  readonly handle: number;
  readonly protocol: Protocol;
}

/** Another program is in a transaction: ask again after the next change. */
export interface Waits {
  readonly kind: 'waits';
}

/**
 * One program's view of the service, in the calls of PC/SC. Contexts and handles are its own: those of another program
 * are unknown to it.
 */
export interface Client {
  establish(): Reply<number>;
  release(context: number): Reply;
  /** `preferred` is a set of protocol bits. */
  connect(context: number, reader: string, share: Share, preferred: number): Reply<Connection> | Waits;
  reconnect(handle: number, share: Share, preferred: number, initialisation: Disposition): Reply<Connection>;
  disconnect(handle: number, disposition: Disposition): Reply | Waits;
  /** Transactions nest: as many ends as begins. */
  begin(handle: number): Reply;
  end(handle: number, disposition: Disposition): Reply;
  /** `protocol` is the one that the program believes in; without it, the one agreed on. */
  transmit(handle: number, command: Uint8Array, protocol?: number): Reply<Uint8Array>;
  /** The reader behind a handle, once the card in it is known to be the one that was connected. */
  status(handle: number): Reply<ListedReader>;
  /** The reader behind a handle, whatever became of its card. */
  readerOf(handle: number): ListedReader | null;
  /** Whether a context is this program's. */
  owns(context: number): boolean;
  /** The program ends: what it held is let go; a card in the middle of its transaction is reset. */
  leave(): void;
}

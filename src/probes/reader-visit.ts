import type { PivReading } from '../card/piv.ts';
import { readPiv } from '../card/piv.ts';
import { guard } from '../card/read-only.ts';
import type { ReadersDoor } from '../doors/readers.ts';
import type { FailureCode, Outcome } from '../outcome.ts';

/** What one reader, and the card in it, turned out to be. */
export interface ReaderVisit {
  readonly reader: string;
  /**
   * `empty`: no card. `empty-or-mute`: the stack cannot tell. `unpowered`: the reader gave it no power, or it does not wake
   * up. `mismatch`: no protocol in common. `unknown`: the door did not say.
   */
  readonly state:
    | 'ready'
    | 'empty'
    | 'empty-or-mute'
    | 'mute'
    | 'unpowered'
    | 'mismatch'
    | 'busy'
    | 'faulty'
    | 'silent'
    | 'unknown';
  readonly connection: Outcome<unknown>;
  readonly atr: Uint8Array | null;
  readonly reading: PivReading | null;
  /** Milliseconds for which the reader or the card was waited for in vain in the end; 0 when no time was left to wait. */
  readonly waited: number;
}

const states: { readonly [code in FailureCode]?: ReaderVisit['state'] } = {
  'no-card': 'empty',
  'no-card-or-mute': 'empty-or-mute',
  mute: 'mute',
  unpowered: 'unpowered',
  'protocol-mismatch': 'mismatch',
  busy: 'busy',
  'reader-error': 'faulty',
  'timed-out': 'silent',
};

/**
 * Powers the card in one reader up, reads it with read-only commands, and lets it go. Takes at most `budget`
 * milliseconds, and waits for no answer longer than `patience`.
 */
export const visitReader = async (
  readers: ReadersDoor,
  reader: string,
  budget: number,
  patience = budget,
): Promise<ReaderVisit> => {
  const connection = await readers.connect(reader, Math.min(budget, patience));
  if (connection.kind !== 'ok') {
    const state = connection.kind === 'skipped' ? 'unknown' : (states[connection.code] ?? 'unknown');
    return { reader, state, connection, atr: null, reading: null, waited: connection.ms };
  }
  const session = connection.value;
  try {
    const reading = await readPiv(guard(session), budget - connection.ms, patience);
    const waited = reading.trouble?.waited ?? 0;
    return { reader, state: 'ready', connection, atr: session.atr, reading, waited };
  } finally {
    await session.end();
  }
};

/** Why the visit came to less than it might have, in the door's word; null when it went well. */
export const troubleIn = ({ connection, reading }: ReaderVisit): FailureCode | null =>
  connection.kind === 'failed' ? connection.code : (reading?.trouble?.code ?? null);

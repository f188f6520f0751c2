import type { PivReading } from '../card/piv.ts';
import { readPiv } from '../card/piv.ts';
import { guard } from '../card/read-only.ts';
import type { ReadersDoor } from '../doors/readers.ts';
import type { FailureCode, Outcome } from '../outcome.ts';

/** What one reader, and the card in it, turned out to be. */
export interface ReaderVisit {
  readonly reader: string;
  /** `empty`: no card. `empty-or-mute`: the stack cannot tell. `unknown`: the door did not say. */
  readonly state: 'ready' | 'empty' | 'empty-or-mute' | 'mute' | 'busy' | 'faulty' | 'silent' | 'unknown';
  readonly connection: Outcome<unknown>;
  readonly atr: Uint8Array | null;
  readonly reading: PivReading | null;
  /** Reader, card or service went away during the visit, so that the rest of what was seen may be stale. */
  readonly disturbed: boolean;
}

const states: { readonly [code in FailureCode]?: ReaderVisit['state'] } = {
  'no-card': 'empty',
  'no-card-or-mute': 'empty-or-mute',
  mute: 'mute',
  busy: 'busy',
  'reader-error': 'faulty',
  'timed-out': 'silent',
};

const disturbances: readonly FailureCode[] = ['card-removed', 'reader-gone', 'no-service', 'card-reset'];

/** Powers the card in one reader up, reads it with read-only commands, and lets it go. Takes at most `budget` milliseconds. */
export const visitReader = async (
  readers: ReadersDoor,
  reader: string,
  budget: number,
): Promise<ReaderVisit> => {
  const connection = await readers.connect(reader, budget);
  const seen = { reader, connection, atr: null, reading: null, disturbed: false };
  if (connection.kind === 'skipped') return { ...seen, state: 'unknown' };
  if (connection.kind === 'failed')
    return {
      ...seen,
      state: states[connection.code] ?? 'unknown',
      disturbed: disturbances.includes(connection.code),
    };
  const session = connection.value;
  try {
    const reading = await readPiv(guard(session), budget - connection.ms);
    const disturbed = reading.trouble?.kind === 'interrupted';
    return { ...seen, state: 'ready', atr: session.atr, reading, disturbed };
  } finally {
    await session.end();
  }
};

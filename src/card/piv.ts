import type { CardSession } from '../doors/readers.ts';
import type { Answer } from '../evidence/questions.ts';
import type { Command, Response } from './apdu.ts';
import { exchange, garbled, type Trouble } from './exchange.ts';
import { pivCommands } from './piv-commands.ts';
import {
  type CertificateSlot,
  certificateFrom,
  dataObjectFrom,
  passcodeFrom,
  primaryPasscodeFrom,
  readCertificate,
  type UnreadCertificate,
} from './piv-data.ts';
import { sw, swText } from './status-words.ts';

/** What could be read of a card; what stands behind the trouble that ended a reading stays `unread` or null. */
export interface PivReading {
  /** The trouble, if any; otherwise what the card said when the application was selected. Null when a command was skipped. */
  readonly application: Answer<'card.application'> | null;
  /** The passcode that counts; only the tries of the application's own can be asked. */
  readonly passcode: 'application' | 'global' | 'unread';
  /** Whether the passcode has tries left; null when the card does not tell. */
  readonly lock: Answer<'card.lock'> | null;
  /** Tries left; null when the card does not tell, or the passcode is verified already. */
  readonly tries: number | null;
  /** The cardholder unique identifier (CHUID): whether it is there, never what it says. */
  readonly holder: 'present' | 'none' | 'unreadable' | 'unread';
  readonly authentication: CertificateSlot;
  readonly signing: CertificateSlot;
  /** Why the reading ended early; null when it went to its end. */
  readonly trouble: Trouble | null;
  /** Why the door did not pass a command on, which ended the reading and is nobody's fault; null when it passed all. */
  readonly skipped: string | null;
  /** Milliseconds that the card took. */
  readonly ms: number;
}

/** A reading while the card is asked. */
interface Draft extends Omit<PivReading, 'authentication' | 'signing'> {
  readonly authentication: UnreadCertificate;
  readonly signing: UnreadCertificate;
}

/** One command, and what its answer adds to the reading; null when the answer makes no sense. */
interface Step {
  readonly command: Command;
  /** Skips the command when it says no to what was read so far. */
  readonly when?: (reading: Draft) => boolean;
  readonly learn: (response: Response) => Partial<Draft> | null;
}

/**
 * Reads the PIV application of a card within `budget` milliseconds: the passcode's tries, and the authentication and
 * signing certificates. Waits for no answer longer than `patience`. Meant for a guarded session. A card that stops
 * answering, or answers nonsense, ends the reading.
 */
export const readPiv = async (
  session: CardSession,
  budget: number,
  patience = budget,
): Promise<PivReading> => {
  const draft = { ...unread };
  for (const { command, learn, when } of steps) {
    if (when?.(draft) === false) continue;
    const exchanged = await exchange(session, command, budget - draft.ms, patience);
    const learnt =
      exchanged.kind === 'skipped'
        ? { application: null, skipped: exchanged.because }
        : exchanged.kind === 'trouble'
          ? troubled(exchanged.trouble)
          : understand(exchanged.response, learn);
    Object.assign(draft, learnt);
    draft.ms += exchanged.ms;
    if (draft.application !== 'answers') break;
  }
  const authentication = await readCertificate(draft.authentication);
  const signing = await readCertificate(draft.signing);
  return Object.assign(draft, { authentication, signing });
};

const unread: { -readonly [field in keyof Draft]: Draft[field] } = {
  application: 'answers',
  passcode: 'unread',
  lock: null,
  tries: null,
  holder: 'unread',
  authentication: { kind: 'unread' },
  signing: { kind: 'unread' },
  trouble: null,
  skipped: null,
  ms: 0,
};

const understand = (response: Response, learn: Step['learn']): Partial<Draft> =>
  learn(response) ?? troubled(garbled(`status word ${swText(response.sw)}, ${response.data.length} bytes`));

const troubled = (trouble: Trouble): Partial<Draft> => ({ application: trouble.kind, trouble });

/** How cards without the application say so. */
const noApplication: readonly number[] = [
  sw.notFound,
  sw.functionUnsupported,
  sw.wrongParameters,
  sw.unknownInstruction,
  sw.unknownClass,
];

/** Turns one part of an answer into the field of the reading that it fills. */
const as =
  <K extends keyof Draft>(field: K, read: (response: Response) => Draft[K] | null): Step['learn'] =>
  response => {
    const value = read(response);
    return value === null ? null : { [field]: value };
  };

const steps: readonly Step[] = [
  {
    command: pivCommands.select,
    learn: ({ sw: word }) =>
      word === sw.done ? {} : noApplication.includes(word) ? { application: 'absent' } : null,
  },
  { command: pivCommands.readDiscovery, learn: as('passcode', primaryPasscodeFrom) },
  {
    command: pivCommands.askTries,
    when: ({ passcode }) => passcode === 'application',
    learn: passcodeFrom,
  },
  {
    command: pivCommands.readHolder,
    learn: as('holder', response => dataObjectFrom(response)?.kind ?? null),
  },
  { command: pivCommands.readAuthentication, learn: as('authentication', certificateFrom) },
  { command: pivCommands.readSigning, learn: as('signing', certificateFrom) },
];

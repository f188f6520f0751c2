import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import type { Card, Reader, ScriptLine, World } from '../../sim/world.ts';
import { fromHex } from '../../src/card/hex.ts';
import { readOnlyCommand } from '../../src/card/read-only.ts';
import { sw, swText } from '../../src/card/status-words.ts';
import type { AttachedReader } from '../../src/doors/usb.ts';
import type { FailureCode } from '../../src/outcome.ts';
import type { Call, Connection, Tape } from './tape.ts';

/** How a reader or card stands that failed to connect in this way; any other failure is taken for a reader's error. */
const states: { readonly [code in FailureCode]?: Partial<Reader> } = {
  'no-card': {},
  'no-card-or-mute': {},
  mute: { card: { ...healthyCard, mute: true } },
  busy: { heldBy: 'another program' },
  'timed-out': { broken: 'hangs' },
};

const isGetResponse = (command: string): boolean =>
  readOnlyCommand(fromHex(command) ?? new Uint8Array()) === 'get-response';

const lineFor = (call: Call): readonly ScriptLine[] => {
  const on = String(call.args[0]);
  const { outcome } = call;
  if (outcome.kind === 'ok') return [{ on, answer: String(outcome.value), rest: [] }];
  if (outcome.kind === 'skipped') return [];
  return [{ on, fault: outcome.code === 'timed-out' ? 'silence' : 'removal' }];
};

/** The answer to GET RESPONSE belongs to the command before it, as the same bytes ask for the rest of any answer. */
const joined = (lines: readonly ScriptLine[], line: ScriptLine): readonly ScriptLine[] => {
  const last = lines.at(-1);
  return last !== undefined && 'answer' in last && 'answer' in line && isGetResponse(line.on)
    ? [...lines.slice(0, -1), { ...last, rest: [...(last.rest ?? []), line.answer] }]
    : [...lines, line];
};

/** A script that answers as the card did on the tape, and knows nothing else. */
const scriptOf = (calls: readonly Call[]): readonly ScriptLine[] => [
  ...calls.flatMap(lineFor).reduce(joined, []),
  { on: '*', answer: swText(sw.unknownInstruction) },
];

const cardOf = ({ session, atr }: Connection, { calls }: Tape): Card => ({
  ...healthyCard,
  atr,
  script: scriptOf(
    calls
      .filter(call => call.session === session && call.method === 'transmit')
      .sort((a, b) => a.asked - b.asked),
  ),
});

const readerOf = (name: string, tape: Tape): Reader => {
  const connects = tape.calls.filter(
    ({ door, method, args }) => door === 'readers' && method === 'connect' && args[0] === name,
  );
  const powered = connects.find(({ outcome }) => outcome.kind === 'ok') ?? connects[0];
  const { outcome } = powered ?? { outcome: null };
  const named = { ...emptyReader, name };
  // The tape's schema has seen to it that this is a connection.
  if (outcome?.kind === 'ok') return { ...named, card: cardOf(outcome.value as Connection, tape) };
  if (outcome?.kind !== 'failed') return named;
  return { ...named, ...(states[outcome.code] ?? { broken: 'errors' }) };
};

/** Answers of one method, as far as it gave any. */
const answers = <T>({ calls }: Tape, door: Call['door'], method: string): readonly T[] =>
  calls.flatMap(call =>
    call.door === door && call.method === method && call.outcome.kind === 'ok'
      ? [call.outcome.value as T]
      : [],
  );

/**
 * The world in which the readers and cards of a tape live on, as data that faults can break: cards are scripts of what
 * they said. All else is the healthy workstation's.
 */
export const worldOfTape = (tape: Tape): World => {
  const [listed = []] = answers<readonly string[]>(tape, 'readers', 'list');
  const [onBus = []] = answers<readonly AttachedReader[]>(tape, 'usb', 'readers');
  const stopped = tape.calls.some(
    ({ method, outcome }) => method === 'list' && outcome.kind === 'failed' && outcome.code === 'no-service',
  );
  // A reader that the service lists has another name on the bus.
  const unlisted = onBus.filter(({ driver }) => stopped || driver === 'missing');
  return {
    ...healthyWorld,
    now: tape.header.takenAt,
    smartcardService: stopped ? 'stopped' : 'running',
    readers: [
      ...listed.map(name => readerOf(name, tape)),
      ...unlisted.map(({ name, driver }) => ({
        ...emptyReader,
        name,
        driver: driver === 'missing' ? ('missing' as const) : ('working' as const),
      })),
    ],
  };
};

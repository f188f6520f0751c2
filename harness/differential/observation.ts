import { encodeCommand } from '../../src/card/apdu.ts';
import { toHex } from '../../src/card/hex.ts';
import { pivCommands } from '../../src/card/piv-commands.ts';
import { guard } from '../../src/card/read-only.ts';
import type { CardSession, ReadersDoor } from '../../src/doors/readers.ts';
import type { Outcome } from '../../src/outcome.ts';

/** What a program sees of one reader, times and texts apart. */
export interface Observation {
  /** Whether the service lists the reader, or why it lists none. */
  readonly list: string;
  /** The answer to reset and the protocol, or why there is none. */
  readonly connect: string;
  /** Length and status word of each answer, up to the first that fails. */
  readonly answers: readonly string[];
  /** Whether the card can be powered up once more. */
  readonly afterwards: string;
}

const { select, readDiscovery, askTries, readHolder, readAuthentication } = pivCommands;
const restOfAnswer = { ins: 0xc0, p1: 0, p2: 0, le: 0 };
/** As a card is read, whatever it answers: the same commands on every road. */
const commands = [
  select,
  readDiscovery,
  askTries,
  readHolder,
  readAuthentication,
  restOfAnswer,
  restOfAnswer,
].map(encodeCommand);

/** The only text that counts: an answer without a byte is a failure of its own where the library reports one. */
const emptyAnswer = 'empty response';

const failureOf = (outcome: Exclude<Outcome<unknown>, { kind: 'ok' }>): string => {
  if (outcome.kind !== 'failed') return 'skipped';
  return outcome.code === 'malformed' && outcome.detail === emptyAnswer ? 'no bytes' : outcome.code;
};

/** What is left of an answer when the bytes of certificates do not matter. */
const classOf = (answer: Uint8Array): string => {
  if (answer.length === 0) return 'no bytes';
  return answer.length === 1 ? 'malformed' : `${answer.length} bytes, ${toHex(answer.subarray(-2))}`;
};

const answersOf = async (session: CardSession, deadline: number): Promise<readonly string[]> => {
  const answers: string[] = [];
  for (const command of commands) {
    const outcome = await session.transmit(command, deadline);
    const seen = outcome.kind === 'ok' ? classOf(outcome.value) : failureOf(outcome);
    answers.push(seen);
    if (outcome.kind !== 'ok' || outcome.value.length < 2) break;
  }
  return answers;
};

/** Visits a reader as a program does that gives each call this many milliseconds, and waits so long before it comes again. */
export const observe = async (
  readers: ReadersDoor,
  reader: string,
  deadline: number,
  settle: (answers: readonly string[]) => Promise<void> = async () => {},
): Promise<Observation> => {
  const listed = async () => {
    const list = await readers.list(deadline);
    return list.kind !== 'ok' ? failureOf(list) : list.value.includes(reader) ? 'listed' : 'not listed';
  };
  const list = await listed();
  if (list !== 'listed') return { list, connect: '', answers: [], afterwards: '' };
  const first = await readers.connect(reader, deadline);
  let answers: readonly string[] = [];
  if (first.kind === 'ok') {
    answers = await answersOf(guard(first.value), deadline);
    await first.value.end();
  }
  await settle(answers);
  const second = await readers.connect(reader, deadline);
  if (second.kind === 'ok') await second.value.end();
  return {
    list,
    connect: first.kind === 'ok' ? `${toHex(first.value.atr)}, ${first.value.protocol}` : failureOf(first),
    answers,
    afterwards: second.kind === 'ok' ? 'powers up' : failureOf(second),
  };
};

/** One line of words. */
export const inWords = ({ list, connect, answers, afterwards }: Observation): string =>
  [list, connect, answers.join(' · '), afterwards].filter(part => part !== '').join('; ');

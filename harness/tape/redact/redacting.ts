import { hex } from '../../../src/card/hex.ts';
import type { Guidance } from '../../../src/guidance/guidance.ts';
import { type Failed, ok, type Skipped } from '../../../src/outcome.ts';
import { scrub } from '../../../src/privacy/scrub.ts';
import type { Call, DoorName } from '../tape.ts';
import { type CardAnswers, cardAnswers } from './card-answers.ts';
import { cleaners } from './plain-answers.ts';
import { readerNames } from './reader-names.ts';

/** Clears calls of personal data on their way to a tape. */
export interface Redactor {
  /** The calls that may be written now, cleared; an answer of a card in several responses comes when it is whole. */
  pass(call: Call): readonly Call[];
  /** What is still held back when the recording ends. */
  rest(): readonly Call[];
  /** How often each kind of thing was replaced. */
  readonly replaced: ReadonlyMap<string, number>;
}

const withWords = (outcome: Failed | Skipped): Failed | Skipped =>
  outcome.kind === 'failed'
    ? { ...outcome, detail: scrub(outcome.detail) }
    : { ...outcome, because: scrub(outcome.because) };

/** What a summary calls an answer of a door that was changed. */
const changed: { readonly [door in DoorName]: string } = {
  clock: 'words of the clock',
  readers: 'reader names',
  usb: 'reader names',
  credentialManagement: 'answers on localhost',
  software: 'lists of programs or policies',
  network: 'network answers',
  directory: 'answers of the directory',
  person: 'answers of a person',
};

interface Clean {
  readonly asks?: (args: readonly unknown[]) => readonly unknown[];
  readonly told: (value: unknown, args: readonly unknown[]) => unknown;
}

/**
 * Replaces names, serial numbers, keys and addresses, the same thing by the same thing, so that evidence made from the
 * cleared calls is the evidence made from the calls themselves.
 */
export const redacting = (guidance: Guidance): Redactor => {
  const replaced = new Map<string, number>();
  const count = (what: string | null): void => {
    if (what !== null) replaced.set(what, (replaced.get(what) ?? 0) + 1);
  };
  const readerName = readerNames();
  const cards = new Map<number, CardAnswers>();

  const cardOf = (session: number): CardAnswers => {
    const card = cards.get(session) ?? cardAnswers(count);
    cards.set(session, card);
    return card;
  };

  const onCard = (call: Call, session: number): readonly Call[] => {
    const { outcome } = call;
    const card = cardOf(session);
    if (call.method === 'transmit' && outcome.kind === 'ok')
      return card.pass(call, hex(String(outcome.value)));
    return [...card.rest(), outcome.kind === 'ok' ? call : { ...call, outcome: withWords(outcome) }];
  };

  const readers: { readonly [method: string]: Clean } = {
    list: { told: names => (names as readonly string[]).map(readerName) },
    connect: { asks: ([name]) => [readerName(String(name))], told: connection => connection },
  };
  const clock: { readonly [method: string]: Clean } = { within: { told: () => null } };
  const doors: { readonly [door in DoorName]: object } = {
    ...cleaners(guidance, readerName),
    readers,
    clock,
  };

  const cleared = (call: Call): Call => {
    const { door, method, args, outcome } = call;
    const clean: Clean = Reflect.get(doors[door], method);
    const asked = clean.asks?.(args) ?? args;
    const told = outcome.kind === 'ok' ? ok(clean.told(outcome.value, args), outcome.ms) : withWords(outcome);
    if (JSON.stringify(told) !== JSON.stringify(outcome)) count(changed[door]);
    return { ...call, args: asked, outcome: told };
  };

  return {
    pass: call => (call.session === undefined ? [cleared(call)] : onCard(call, call.session)),
    rest: () => [...cards.values()].flatMap(card => card.rest()),
    replaced,
  };
};

import type * as v from 'valibot';
import { FaultSchema, inflict } from '../../sim/faults/faults.ts';
import { healthyCard } from '../../sim/healthy-world.ts';
import { type Card, cardKinds, type World } from '../../sim/world.ts';
import { parseAs } from '../../src/parse.ts';

/** Something done to the world while programs use it. */
export type Deed =
  | { readonly kind: 'insert' | 'take'; readonly reader?: string }
  | { readonly kind: 'swap'; readonly card: Card['kind']; readonly reader?: string }
  | { readonly kind: 'fault'; readonly fault: v.InferOutput<typeof FaultSchema> };

/** The words for every deed. */
export const deedWords = 'insert [READER], take [READER], swap CARD [READER] or fault JSON';

const named = (words: readonly string[]): { readonly reader?: string } =>
  words.length === 0 ? {} : { reader: words.join(' ') };

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The deed that these words name; else what was expected. */
export const deedFrom = (line: string): Deed | string => {
  const [verb = '', ...words] = line.trim().split(/\s+/);
  switch (verb) {
    case 'insert':
    case 'take':
      return { kind: verb, ...named(words) };
    case 'swap': {
      const [kind, ...rest] = words;
      const card = cardKinds.find(known => known === kind);
      return card === undefined
        ? `swap: expected ${cardKinds.join(', ')}`
        : { kind: 'swap', card, ...named(rest) };
    }
    case 'fault': {
      const parsed = parseAs(FaultSchema, json(line.trim().slice(verb.length)));
      if (parsed.ok) return { kind: 'fault', fault: parsed.value };
      return `fault: ${[parsed.flaw.place, parsed.flaw.expected].filter(Boolean).join(': ')}, in JSON such as {"kind":"lock-card"}`;
    }
    default:
      return `expected ${deedWords}, found "${verb}"`;
  }
};

/** Cards that were in a reader before, to be put back. */
export type Pocket = Map<string, Card>;

/** The reader that a deed means: the named one, else the first that passes. */
const meant = (world: World, name: string | undefined, passes: (card: Card | null) => boolean) =>
  name === undefined
    ? world.readers.find(({ attached, card }) => attached && passes(card))
    : world.readers.find(reader => reader.name === name);

const withCard = (world: World, reader: string, card: Card | null): World => ({
  ...world,
  readers: world.readers.map(each => (each.name === reader ? { ...each, card } : each)),
});

/** The world after a deed, with what is taken out kept in the pocket; else why it cannot be done. */
export const afterDeed = (world: World, deed: Deed, pocket: Pocket): World | string => {
  if (deed.kind === 'fault') {
    const { fault } = deed;
    if (
      'reader' in fault &&
      fault.reader !== undefined &&
      meant(world, fault.reader, () => true) === undefined
    )
      return `no reader is called "${fault.reader}"`;
    const next = inflict(world, fault);
    for (const [i, { name, card }] of world.readers.entries())
      if (card !== null && next.readers[i]?.card === null) pocket.set(name, card);
    return next;
  }
  const wantsCard = deed.kind === 'take';
  const reader =
    deed.kind === 'swap'
      ? (meant(world, deed.reader, card => card !== null) ?? meant(world, deed.reader, () => true))
      : meant(world, deed.reader, card => (card !== null) === wantsCard);
  if (reader === undefined) {
    if (deed.reader !== undefined) return `no reader is called "${deed.reader}"`;
    return wantsCard ? 'no reader holds a card' : 'no reader is free';
  }
  const { name, card } = reader;
  if (card !== null) pocket.set(name, card);
  switch (deed.kind) {
    case 'take':
      return card === null ? `${name} is empty` : withCard(world, name, null);
    case 'insert':
      return card === null ? withCard(world, name, pocket.get(name) ?? healthyCard) : `${name} holds a card`;
    case 'swap':
      return withCard(world, name, { ...healthyCard, kind: deed.card });
  }
};

import { inflict } from '../../sim/faults/faults.ts';
import { healthyCard } from '../../sim/healthy-world.ts';
import type { Card, Reader, World } from '../../sim/world.ts';
import type { Deed, Fault } from './deed.ts';

/** Cards that were in a reader before, to be put back. */
export type Pocket = Map<string, Card>;

type Passes = (reader: Reader) => boolean;

/** The reader that a deed means: the named one, else the first that passes. */
const meant = ({ readers }: World, name: string | undefined, passes: Passes): Reader | undefined =>
  readers.find(reader => (name === undefined ? passes(reader) : reader.name === name));

const changed = (world: World, { name }: Reader, change: Partial<Reader>): World => ({
  ...world,
  readers: world.readers.map(each => (each.name === name ? { ...each, ...change } : each)),
});

const holdsCard: Passes = ({ attached, card }) => attached && card !== null;
const isFree: Passes = ({ attached, card }) => attached && card === null;
const isAttached: Passes = ({ attached }) => attached;

/** Which readers a deed may mean when it names none; the first that passes the first of these. */
const fitting: { readonly [kind in Exclude<Deed['kind'], 'start' | 'stop' | 'fault'>]: readonly Passes[] } = {
  insert: [isFree],
  take: [holdsCard],
  swap: [holdsCard, isAttached],
  plug: [reader => !isAttached(reader)],
  unplug: [isAttached],
};

/** Why a deed finds no reader. */
const noneFits = (world: World, kind: keyof typeof fitting): string => {
  if (kind === 'plug') return 'every reader is attached';
  if (!world.readers.some(isAttached)) return 'no reader is attached';
  return kind === 'take' ? 'no reader holds a card' : 'no reader is free';
};

const unknown = (name: string): string => `no reader is called "${name}"`;

/** The world after a deed, with what is taken out kept in the pocket; else why it cannot be done. */
export const afterDeed = (world: World, deed: Deed, pocket: Pocket): World | string => {
  if (deed.kind === 'fault') return afterFault(world, deed.fault, pocket);
  if (deed.kind === 'start' || deed.kind === 'stop') {
    const smartcardService = deed.kind === 'start' ? 'running' : 'stopped';
    return world.smartcardService === smartcardService
      ? `the service is ${smartcardService} already`
      : { ...world, smartcardService };
  }
  const reader = fitting[deed.kind]
    .map(passes => meant(world, deed.reader, passes))
    .find(found => found !== undefined);
  if (reader === undefined)
    return deed.reader === undefined ? noneFits(world, deed.kind) : unknown(deed.reader);
  const { name, card, attached } = reader;
  switch (deed.kind) {
    case 'plug':
      return attached ? `${name} is attached already` : changed(world, reader, { attached: true });
    case 'unplug':
      return attached ? changed(world, reader, { attached: false }) : `${name} is unplugged already`;
    case 'take':
      if (card === null) return `${name} is empty`;
      pocket.set(name, card);
      return changed(world, reader, { card: null });
    case 'insert':
      if (card !== null) return `${name} holds a card`;
      return changed(world, reader, { card: pocket.get(name) ?? healthyCard });
    case 'swap':
      if (card !== null) pocket.set(name, card);
      return changed(world, reader, { card: { ...healthyCard, kind: deed.card } });
  }
};

const afterFault = (world: World, fault: Fault, pocket: Pocket): World | string => {
  const name = 'reader' in fault ? fault.reader : undefined;
  if (name !== undefined && meant(world, name, () => true) === undefined) return unknown(name);
  const next = inflict(world, fault);
  for (const [i, reader] of world.readers.entries())
    if (reader.card !== null && next.readers[i]?.card === null) pocket.set(reader.name, reader.card);
  return next;
};

import type { Fault, FaultKindId } from '../../sim/faults/faults.ts';
import { theReader } from '../atlas/entry.ts';
import { indistinguishableOf, truthOf } from '../atlas.ts';
import type { Truth } from '../format/scenario.ts';
import { cards, type Place, type Situation } from './situation.ts';

/** One thing that is not as it should be. */
export interface Trouble {
  readonly truth: readonly Truth[];
  /** The whole ambiguity group, where no check tells its members apart. */
  readonly group?: readonly (readonly Truth[])[] | undefined;
  /** Whether it can show at all: what is between card and reader does not while no card is in. */
  readonly shows: boolean;
}

const plain = (truth: Truth): Trouble => ({ truth: [truth], shows: true });

/** The atlas speaks of the reader of the healthy workstation. */
const at =
  (name: string) =>
  (truth: Truth): Truth =>
    truth.target === theReader ? { ...truth, target: name } : truth;

const needsCard: readonly FaultKindId[] = ['refuse-card-protocol', 'leave-card-unpowered'];

/** A fault in the words of the atlas; one of a reader that lies in the drawer is none of the workstation's. */
const ofFault = (fault: Fault, desk: readonly Place[]): readonly Trouble[] => {
  const truth = truthOf(fault);
  const group = indistinguishableOf(fault);
  if (truth.length === 0) return [];
  if (!('reader' in fault) || fault.reader === undefined) return [{ truth, group, shows: true }];
  const place = desk.find(({ name }) => name === fault.reader);
  if (place === undefined) return [];
  const here = at(fault.reader);
  const shows = place.card !== null || !needsCard.includes(fault.kind);
  return [{ truth: truth.map(here), group: group?.map(one => one.map(here)), shows }];
};

const endOf = (day: string): number => Date.parse(`${day}T23:59:59Z`);

/** What is wrong with a card; the reader is named where it is on the desk. */
const ofCard = ({ card, name, attached }: Place, { now, tries }: Situation): readonly Trouble[] => {
  if (card === null) return [];
  const here = attached ? { target: name } : {};
  if (card === 'bank') return [plain({ cause: 'card-unknown', ...here })];
  if (card === 'isosec') return [plain({ cause: 'unsupported-card-supplier' })];
  return [
    ...(endOf(cards[card].validTo) < now ? [plain({ cause: 'card-certificate-expired', ...here })] : []),
    ...(tries[card] === 0 ? [plain({ cause: 'card-locked', ...here })] : []),
  ];
};

/** Everything that is wrong now, thing by thing. */
export const troublesNow = (situation: Situation): readonly Trouble[] => {
  const desk = situation.readers.filter(({ attached }) => attached);
  const holding = situation.readers.filter(({ card }) => card !== null);
  const held = desk.filter(({ card }) => card !== null);
  const missing = held.length === 0 && (desk.length > 0 || holding.length === 0);
  // With no card on the desk, the user's is the one that was left in a reader.
  const atHand = held.length > 0 ? held : holding.slice(0, 1);
  return [
    ...situation.faults.flatMap(fault => ofFault(fault, desk)),
    ...(desk.length === 0 ? [plain({ cause: 'reader-absent' })] : []),
    ...(missing ? [plain({ cause: 'card-absent' })] : []),
    ...(held.length > 1 ? [plain({ cause: 'several-cards' })] : []),
    ...atHand.flatMap(place => ofCard(place, situation)),
  ];
};

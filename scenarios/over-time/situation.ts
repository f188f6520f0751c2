import type { Fault } from '../../sim/faults/faults.ts';
import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import type { Card, World } from '../../sim/world.ts';

/** Cards that are about, by what they are: one expires in the second week, and three are not for this workstation. */
export const cards = {
  own: healthyCard,
  expiring: { ...healthyCard, series: 10, validTo: '2026-11-12' },
  'series-8': { ...healthyCard, series: 8 },
  bank: { ...healthyCard, kind: 'bank' },
  isosec: { ...healthyCard, kind: 'isosec' },
} as const satisfies { readonly [name: string]: Card };

export type CardName = keyof typeof cards;

/** Cards with the identity application, whose passcode can be tried. */
export const takesPasscode = (card: CardName | null): card is CardName =>
  card === 'own' || card === 'expiring';

export const readerNames = [emptyReader.name, 'Gemalto PC Twin Reader 00 00'] as const;

/** A reader on the desk or in the drawer, and the card in it. */
export interface Place {
  readonly name: string;
  readonly attached: boolean;
  readonly card: CardName | null;
}

/** Who knows more than the workstation can see. */
export type Told = Pick<World, 'directory' | 'answers'>;

/** What is so now, whatever came before: the model that a living workstation is held against. */
export interface Situation {
  /** True time, in milliseconds since 1970. */
  readonly now: number;
  readonly told: Told;
  /** What is broken in the workstation and around it, in the words of the atlas; each part at most once. */
  readonly faults: readonly Fault[];
  /** Readers in the order in which they were plugged in, the others anywhere. */
  readonly readers: readonly Place[];
  /** Passcode tries that each card has left. */
  readonly tries: { readonly [name in CardName]: number };
}

/** The morning on which every life begins: all is well, and a second reader lies in the drawer. */
export const firstMorning = (told: Told): Situation => ({
  now: Date.parse(healthyWorld.now),
  told,
  faults: [],
  readers: readerNames.map((name, i) => ({ name, attached: i === 0, card: i === 0 ? 'own' : null })),
  tries: { own: 3, expiring: 3, 'series-8': 3, bank: 3, isosec: 3 },
});

import type { Deed } from './deed.ts';
import { isFoundAnew, lastOf, mendingOf } from './mending.ts';
import { type CardName, type Place, type Situation, takesPasscode } from './situation.ts';

const minute = 60_000;

/** With more at once there is little left to see. */
const mostFaults = 3;

const whole = ({ faults }: Situation, parts: readonly string[]): boolean =>
  !faults.some(fault => mendingOf(fault).parts.some(part => parts.includes(part)));

/** Whether a program can use the card in this reader. */
const isUsable = (situation: Situation, { name, attached }: Place): boolean =>
  attached && whole(situation, ['smartcardService', 'software.session', `reader ${name}`]);

const withTries = ({ tries, ...rest }: Situation, card: CardName, left: number): Situation => ({
  ...rest,
  tries: { ...tries, [card]: left },
});

const change = (situation: Situation, { name }: Place, change: Partial<Place>): Situation => ({
  ...situation,
  readers: situation.readers.map(each => (each.name === name ? { ...each, ...change } : each)),
});

type AtReader = Extract<Deed, { readonly reader: string }>;

const atReader = (situation: Situation, deed: AtReader, place: Place): Situation | null => {
  const { card, attached, name } = place;
  switch (deed.do) {
    case 'plug':
      return attached ? null : { ...situation, readers: lastOf(situation.readers, name, { attached: true }) };
    case 'unplug':
      return attached ? change(situation, place, { attached: false }) : null;
    case 'insert': {
      const elsewhere = situation.readers.some(reader => reader.card === deed.card);
      return card === null && !elsewhere ? change(situation, place, { card: deed.card }) : null;
    }
    case 'take':
      return card === null ? null : change(situation, place, { card: null });
    case 'unlock':
      return takesPasscode(card) ? withTries(situation, card, 3) : null;
    case 'mistype':
    case 'type': {
      if (!takesPasscode(card) || !isUsable(situation, place)) return null;
      const left = situation.tries[card];
      return left === 0 ? null : withTries(situation, card, deed.do === 'type' ? 3 : left - 1);
    }
  }
};

const then = (situation: Situation, deed: Deed): Situation | null => {
  switch (deed.do) {
    case 'look':
    case 'wait':
      return situation;
    case 'break': {
      const { faults } = situation;
      const free = faults.length < mostFaults && whole(situation, mendingOf(deed.fault).parts);
      return free ? { ...situation, faults: [...faults, deed.fault] } : null;
    }
    case 'mend': {
      const mended = situation.faults[deed.which];
      if (mended === undefined) return null;
      const faults = situation.faults.filter(fault => fault !== mended);
      const found = 'reader' in mended && isFoundAnew(mended) ? (mended.reader ?? '') : '';
      return { ...situation, faults, readers: lastOf(situation.readers, found, {}) };
    }
    default: {
      const place = situation.readers.find(({ name }) => name === deed.reader);
      return place === undefined ? null : atReader(situation, deed, place);
    }
  }
};

/** What is so after a deed; null when it cannot be done now. */
export const afterwards = (situation: Situation, deed: Deed): Situation | null => {
  const next = then(situation, deed);
  const minutes = deed.do === 'wait' ? deed.minutes : 1;
  return next && { ...next, now: next.now + minutes * minute };
};

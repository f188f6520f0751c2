import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const some = v.pipe(v.number(), v.integer(), v.minValue(1));

/** When a fault strikes among the commands to a card, as entries of its schema. */
export const moment = {
  /** Commands that the card has answered since power-up when it strikes first; none when it strikes at once. */
  afterCommands: v.optional(count),
  /** How often it strikes in its life; always without it. */
  times: v.optional(some),
  /** Milliseconds of its own answers after which it is over; a silence outlasts any. */
  forMs: v.optional(some),
};

/** When a fault strikes among the power-ups of a card, as entries of its schema. */
export const powerUpMoment = {
  /** Power-ups that went well before it strikes first. */
  afterPowerUps: v.optional(count),
  /** How often it strikes in its life; always without it. */
  times: v.optional(some),
};

/** How many times only, for faults that have no other moment. */
export const { times } = moment;

type Written<T extends v.ObjectEntries> = Readonly<v.InferOutput<v.ObjectSchema<T, undefined>>>;
export type Moment = Written<typeof moment>;
export type PowerUpMoment = Written<typeof powerUpMoment>;

/** A moment while it is awaited: counts what happens, and says when the fault is due. */
export interface Occasion {
  /** The card is powered up anew: commands are counted anew, strikes are not. */
  powerUp(): void;
  /** Counts a command. Gives how many the fault could have struck since power-up, 0 for the first; null when it is not due. */
  command(): number | null;
  /** The fault struck, and took so long; a millisecond at least. */
  struck(ms: number): void;
}

/** Awaits a moment. Every program that powers the card up meets the fault after the same number of commands. */
export const occasion = (awaited: Moment): Occasion => {
  const { afterCommands = 0, times: most, forMs } = awaited;
  let commands = 0;
  let strikes = 0;
  let lasted = 0;
  const over = () => (most !== undefined && strikes >= most) || (forMs !== undefined && lasted >= forMs);
  return {
    powerUp() {
      commands = 0;
    },
    command() {
      const number = commands++ - afterCommands;
      return number < 0 || over() ? null : number;
    },
    struck(ms) {
      strikes += 1;
      lasted += Math.max(1, ms);
    },
  };
};

/** Whether a fault strikes at this power-up, the first being number 0. */
export const strikesAt = ({ afterPowerUps = 0, times: most }: PowerUpMoment, number: number): boolean =>
  number >= afterPowerUps && (most === undefined || number < afterPowerUps + most);

import fc from 'fast-check';
import { law } from '../../../scenarios/laws/law.ts';
import type { product } from '../../../scenarios/laws/subject.ts';
import { entryBeside } from '../../entry.ts';
import type { LawBook } from '../law-book.ts';

const number = fc.nat({ max: 1_000_000 });

/** Something for the digest to see. */
const look = (value: number, { diagnose }: typeof product) =>
  diagnose({
    format: 1,
    takenAt: '2026-11-02T09:00:00.000Z',
    guidance: { version: '0', asOf: '2026-11-02' },
    symptom: value % 40 === 0 ? 'none' : null,
    observations: [],
  });

const never = new Promise<null>(() => {});

/** Laws that fare in every way in which a law can. */
export const planted = [
  law('breaks-seldom', 'No number is near to a million.', number, value =>
    value > 999_000 ? `${value} is` : null,
  ),
  law('crashes', 'The thread goes on.', number, value => {
    if (value > 990_000) process.exit(7);
    return null;
  }),
  law('fills-memory', 'Memory is endless.', number, () => {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, i) => i));
  }),
  law('hangs', 'There is an end.', number, () => never),
  law('holds', 'A number is a number.', number, (value, subject) => {
    if (value % 20 === 0) look(value, subject);
    return null;
  }),
];

/** These laws, and the worker that checks them. */
export const plantedBook: LawBook = {
  laws: planted,
  worker: entryBeside('planted-worker', import.meta.url),
};

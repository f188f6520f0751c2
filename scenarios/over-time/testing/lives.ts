import fc from 'fast-check';
import type { LawResult } from '../../../reports/record.ts';
import { checkLaw, type Dice } from '../../laws/law.ts';
import { product } from '../../laws/subject.ts';
import { named } from '../../testing/named.ts';
import { begin } from '../life.ts';
import { type Course, courses, live, rightHoweverBegun } from '../right-at-every-point.ts';
import { planted } from './planted.ts';

/** A month of daily use that seed decides. */
export const month = (seed: number): Course => {
  const [course] = fc.sample(courses({ least: 600, most: 600 }, 2 * 1440), { seed, numRuns: 1 });
  if (course === undefined) throw new Error('no course');
  return course;
};

/** Lives through a course on the product as it is; throws at the first look that is not right. */
export const liveThrough = (course: Course): Promise<void> => live(course, product, begin);

/** Checks lives that keep a planted trace of what was before. */
export const checkPlanted = (name: string, dice: Dice): Promise<LawResult> =>
  checkLaw(rightHoweverBegun(named(planted, name).begin), dice);

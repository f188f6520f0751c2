import type { LawResult } from '../../../reports/record.ts';
import { named } from '../../testing/named.ts';
import { checkLaw, type Dice } from '../law.ts';
import { laws } from '../laws.ts';
import { plantedBugs } from '../planted/planted-bugs.ts';

/** Checks a law by its name. */
export const check = (law: string, dice: Dice): Promise<LawResult> => checkLaw(named(laws, law), dice);

/** Checks the law that must catch a planted bug, with the bug in it. */
export const checkPlanted = (bug: string, dice: Dice): Promise<LawResult> => {
  const { caughtBy, subject } = named(plantedBugs, bug);
  return checkLaw(caughtBy, dice, subject);
};

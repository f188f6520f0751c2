import type { LawResult } from '../../../reports/record.ts';
import { checkLaw, type Dice } from '../law.ts';
import { laws } from '../laws.ts';
import { plantedBugs } from '../planted/planted-bugs.ts';

const named = <T extends { readonly name: string }>(list: readonly T[], name: string): T => {
  const found = list.find(one => one.name === name);
  if (found === undefined) throw new Error(`none is called ${name}`);
  return found;
};

/** Checks a law by its name. */
export const check = (law: string, dice: Dice): Promise<LawResult> => checkLaw(named(laws, law), dice);

/** Checks the law that must catch a planted bug, with the bug in it. */
export const checkPlanted = (bug: string, dice: Dice): Promise<LawResult> => {
  const { caughtBy, subject } = named(plantedBugs, bug);
  return checkLaw(caughtBy, dice, subject);
};

import { remember } from '../remember.ts';

const numbersOf = remember((version): readonly number[] => version.split('.').map(Number));

/** Compares dotted versions number by number; missing parts count as 0. */
export const olderThan = (version: string, other: string): boolean => {
  const a = numbersOf(version);
  const b = numbersOf(other);
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
};

import type { Reader } from './world.ts';

/** Whether Windows makes this reader up, so that nobody can put a card into it or take one out. */
export const isMadeUp = ({ name }: Pick<Reader, 'name'>): boolean =>
  /^(Windows Hello for Business|Microsoft Virtual Smart Card)/.test(name);

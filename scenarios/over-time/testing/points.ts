import { afterwards } from '../afterwards.ts';
import type { Course } from '../right-at-every-point.ts';
import { firstMorning, type Situation } from '../situation.ts';

/** The situations in which a course looks, as the model tells them. */
export const pointsOf = ({ told, deeds }: Course): readonly Situation[] => {
  let now = firstMorning(told);
  const points: Situation[] = [];
  for (const deed of [...deeds, { do: 'look' } as const]) {
    const next = afterwards(now, deed);
    if (next === null) continue;
    now = next;
    if (deed.do === 'look') points.push(now);
  }
  return points;
};

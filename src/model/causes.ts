import type { Cause } from './cause.ts';

const cause = <const C extends Cause>(c: C): C => c;

export const causes = {
  'network-down': cause({
    title: 'This workstation reaches nothing on the internet',
    remedy: '',
    who: 'it-team',
    step: 1,
    minutes: 15,
    prior: 0.03,
    source: 'platform',
  }),
};
export type CauseId = keyof typeof causes;

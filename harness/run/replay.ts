import { isAbsolute } from 'node:path';
import type { RunOptions } from './plan.ts';

/** The command line that judges one scenario again. An absolute path stays out of records, as it may name a person. */
export const replayLine = (name: string, { scenarios, rung }: RunOptions): string =>
  [
    `npx err1002 run --only ${name}`,
    ...(rung === 'simulator' ? [] : [`--rung ${rung}`]),
    ...(scenarios === undefined ? [] : [`--scenarios ${isAbsolute(scenarios) ? 'DIR' : scenarios}`]),
  ].join(' ');

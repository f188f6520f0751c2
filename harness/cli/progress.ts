import type { Observation } from '../../src/evidence/evidence.ts';
import { probes } from '../../src/probes/probes.ts';
import type { Io } from './io.ts';

/** One line on a terminal that says which probes still run; nothing elsewhere. */
export const showProgress = (io: Io) => {
  const waiting = new Set(probes.map(({ name }) => name));
  const draw = (): void => {
    if (!io.terminal) return;
    const line = waiting.size === 0 ? '' : `Checking: ${[...waiting].join(', ')} …`;
    io.err(`\r\u001b[K${line.slice(0, io.columns - 1)}`);
  };
  draw();
  return {
    probeEnded: (name: string, _observations: readonly Observation[]): void => {
      waiting.delete(name);
      draw();
    },
    end: (): void => {
      waiting.clear();
      draw();
    },
  };
};

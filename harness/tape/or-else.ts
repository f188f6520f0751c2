import { constants } from 'node:os';

const deadly = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does the work; when it breaks, or a signal ends this process before it is done, `otherwise` is done. */
export const orElse = async <T>(otherwise: () => void, work: () => Promise<T>): Promise<T> => {
  const onSignal = (signal: NodeJS.Signals): void => {
    otherwise();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of deadly) process.once(signal, onSignal);
  try {
    return await work();
  } catch (error) {
    otherwise();
    throw error;
  } finally {
    for (const signal of deadly) process.off(signal, onSignal);
  }
};

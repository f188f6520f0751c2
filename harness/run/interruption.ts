import { endingSignals } from '../signals.ts';

/** The first ending signal, as something to wait for. To be closed. */
export interface Interruption {
  readonly signal: AbortSignal;
  readonly close: () => void;
}

/** Catches the first signal that would end the process; a second one ends it at once. */
export const interruption = (onSignal: () => void): Interruption => {
  const controller = new AbortController();
  const close = () => {
    for (const signal of endingSignals) process.off(signal, caught);
  };
  const caught = () => {
    close();
    controller.abort();
    onSignal();
  };
  for (const signal of endingSignals) process.on(signal, caught);
  return { signal: controller.signal, close };
};

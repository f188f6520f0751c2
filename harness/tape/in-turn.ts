import { setImmediate } from 'node:timers/promises';

/**
 * Lets calls that wait at the same time go on one after the other, the lowest number first, each only when everything
 * that the one before it set in motion has come to rest. So calls come back in the order in which they once did.
 */
export const inTurn = (): ((place: number) => Promise<void>) => {
  const waiting = new Map<() => void, number>();
  let going = false;

  const letGo = async (): Promise<void> => {
    going = true;
    while (waiting.size > 0) {
      await setImmediate();
      const [next] = [...waiting].reduce((first, other) => (other[1] < first[1] ? other : first));
      waiting.delete(next);
      next();
    }
    going = false;
  };

  return place =>
    new Promise(go => {
      waiting.set(go, place);
      if (!going) void letGo();
    });
};

import type { SimCard } from '../../sim/card/sim-card.ts';
import type { ListedReader } from '../../sim/pcsc/listed-reader.ts';
import type { SmartcardService } from '../../sim/pcsc/smartcard-service.ts';
import { insertCard } from './vpcd-card.ts';

/**
 * Plays whatever card is in a live reader into the slot of vpcd on this port, and follows when cards come and go.
 * Resolves when the first card is in; the function given ends it. Rejects when the signal fires first.
 */
export const playReader = async (
  service: SmartcardService,
  reader: ListedReader,
  port: number,
  signal: AbortSignal,
): Promise<() => void> => {
  const over = new AbortController();
  let playing: SimCard | null = null;
  let takeOut = () => {};

  const follow = async (limit: AbortSignal): Promise<void> => {
    const { card } = reader.slot;
    if (card === playing) return;
    takeOut();
    takeOut = () => {};
    playing = card;
    if (card === null) return;
    const out = await insertCard(card, port, limit, () => service.suffer(reader, { kind: 'card-leaves' }));
    // Another card may have come while this one was on its way.
    if (playing === card && !over.signal.aborted) takeOut = out;
    else out();
  };

  await follow(signal);
  const stop = service.onChange(() => void follow(over.signal).catch(() => {}));
  return () => {
    stop();
    over.abort();
    takeOut();
  };
};

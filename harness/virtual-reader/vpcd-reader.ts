import type { SimCard } from '../../sim/card/sim-card.ts';
import type { Incident } from '../../sim/pcsc/contact.ts';
import type { ListedReader } from '../../sim/pcsc/listed-reader.ts';
import type { SmartcardService } from '../../sim/pcsc/smartcard-service.ts';
import { pause } from '../clock.ts';
import { type Insertable, insertCard } from './vpcd-card.ts';

/** pcscd looks every 400 ms whether a card is there: one that is back sooner was never gone. */
const longestUnseen = 600;

/** The card in a live reader with whatever ails the reader; what befalls it there takes it out and is told afterwards. */
const throughReader = (
  { slot }: ListedReader,
  card: SimCard,
  onIncident: (incident: Incident) => void,
): Insertable => ({
  get atr() {
    return card.atr;
  },
  reset: () => slot.powerUp(),
  answer(command) {
    const passed = slot.pass(command);
    if (passed.kind === 'done') return { kind: 'response', bytes: passed.value, ms: passed.ms };
    if (passed.kind !== 'incident') return { kind: 'silence' };
    onIncident(passed.incident);
    return { kind: 'removal' };
  },
});

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
  let befallen: Incident | null = null;

  const follow = async (limit: AbortSignal): Promise<void> => {
    const { card } = reader.slot;
    if (card === playing) return;
    takeOut();
    takeOut = () => {};
    playing = card;
    if (card === null) return;
    const noted = throughReader(reader, card, incident => {
      befallen = incident;
    });
    const out = await insertCard(noted, port, limit, () => void suffer().catch(() => {}));
    // Another card may have come while this one was on its way.
    if (playing === card && !over.signal.aborted) takeOut = out;
    else out();
  };

  /** The card is out already; whatever comes in its place comes when pcscd has seen that. */
  const suffer = async (): Promise<void> => {
    const incident = befallen ?? { kind: 'card-leaves' };
    if (incident.kind !== 'card-leaves') await pause(longestUnseen, over.signal);
    playing = null;
    service.suffer(reader, incident);
  };

  await follow(signal);
  const stop = service.onChange(() => void follow(over.signal).catch(() => {}));
  return () => {
    stop();
    over.abort();
    takeOut();
  };
};

import type { SimCard } from '../../sim/card/sim-card.ts';
import type { Incident, Passed } from '../../sim/pcsc/contact.ts';
import { type ListedReader, rest, wake } from '../../sim/pcsc/listed-reader.ts';
import { type Reply, refused } from '../../sim/pcsc/reply.ts';
import type { SmartcardService } from '../../sim/pcsc/smartcard-service.ts';
import { scard } from '../../src/pcsc/scard-codes.ts';
import { pause } from '../clock.ts';
import type { Sight } from '../pcsc-service/sight.ts';
import { type Insertable, insertCard } from './vpcd-card.ts';

/** pcscd looks every 400 ms whether a card is there: one that is back sooner was never gone. */
const longestUnseen = 600;

/** Whoever follows what happens to a card while pcscd uses it. */
interface Followers {
  readonly awoken: () => void;
  readonly observe: (sight: Sight) => void;
  /** Told after the card was taken out. */
  readonly befallen: (incident: Incident) => void;
}

/** What a program is answered; a card that goes leaves it without an answer, which pcscd calls a removal. */
const replyOf = (passed: Passed): Reply<Uint8Array> =>
  passed.kind === 'incident' ? refused(scard.removedCard) : passed;

/** The card in a live reader with whatever ails the reader; what befalls it there takes it out. */
const throughReader = (
  reader: ListedReader,
  card: SimCard,
  { awoken, observe, befallen }: Followers,
): Insertable => ({
  atr: () => card.atr(),
  reset() {
    rest(reader);
    wake(reader);
    awoken();
  },
  answer(command) {
    const { slot } = reader;
    const passed = slot.pass(command);
    observe({ kind: 'exchanged', reader: slot.reader().name, command, reply: replyOf(passed) });
    if (passed.kind === 'done') return { kind: 'response', bytes: passed.value, ms: passed.ms };
    if (passed.kind !== 'incident') return { kind: 'silence' };
    befallen(passed.incident);
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
  observe: (sight: Sight) => void,
  signal: AbortSignal,
): Promise<() => void> => {
  const over = new AbortController();
  let playing: SimCard | null = null;
  let takeOut = () => {};
  let befallen: Incident | null = null;

  const follow = async (limit: AbortSignal): Promise<void> => {
    const card = reader.slot.card();
    if (card === playing) return;
    takeOut();
    takeOut = () => {};
    playing = card;
    if (card === null) return;
    const noted = throughReader(reader, card, {
      awoken: () => service.changed(),
      observe,
      befallen: incident => {
        befallen = incident;
      },
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

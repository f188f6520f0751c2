import type { CardSession, ReadersDoor } from '../../src/doors/readers.ts';
import { type FailureCode, failed, type Outcome, ok } from '../../src/outcome.ts';
import type { SimCard } from '../card/sim-card.ts';
import type { Reader, World } from '../world.ts';

/** A reader with its card in it, while the workstation lives. */
export interface LoadedReader {
  readonly reader: Reader;
  readonly card: SimCard | null;
}

/** Milliseconds that powering a card up takes in a simulated reader. */
const powerUp = 40;

const session = (card: SimCard, atr: Uint8Array, onRemoval: () => void): CardSession => {
  let dead: FailureCode | null = null;
  return {
    atr,
    protocol: 'T=1',
    async transmit(command, deadline): Promise<Outcome<Uint8Array>> {
      if (deadline <= 0) return failed('timed-out');
      if (dead === 'timed-out') return failed('timed-out', '', deadline);
      if (dead !== null) return failed(dead);
      const answer = card.answer(command);
      if (answer.kind === 'removal') {
        dead = 'card-removed';
        onRemoval();
        return failed('card-removed');
      }
      if (answer.kind === 'silence' || answer.ms > deadline) {
        dead = 'timed-out';
        return failed('timed-out', '', deadline);
      }
      return ok(answer.bytes, answer.ms);
    },
    async end() {
      card.reset();
    },
  };
};

/** PC/SC over the readers of a world: what a real smart card service would list, refuse and pass on. A reader whose card is pulled joins `pulled`. */
export const simReaders = (
  world: World,
  loaded: readonly LoadedReader[],
  pulled: Set<string>,
): ReadersDoor => {
  const running = world.smartcardService === 'running';
  const listed = loaded.filter(({ reader }) => reader.attached && reader.driver === 'working');

  return {
    async list() {
      return running ? ok(listed.map(({ reader }) => reader.name)) : failed('no-service');
    },
    async connect(name, deadline) {
      if (deadline <= 0) return failed('timed-out');
      if (!running) return failed('no-service');
      const found = listed.find(({ reader }) => reader.name === name);
      if (found === undefined) return failed('reader-gone');
      const { reader, card } = found;
      if (reader.heldBy !== null) return failed('busy', `held by ${reader.heldBy}`);
      if (reader.broken === 'hangs') return failed('timed-out', '', deadline);
      if (reader.broken === 'errors') return failed('reader-error');
      if (card === null || pulled.has(name)) return failed('no-card');
      if (card.atr === null) return failed('mute');
      return ok(
        session(card, card.atr, () => pulled.add(name)),
        powerUp,
      );
    },
  };
};

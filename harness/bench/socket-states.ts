import type { FixtureStatus } from './fixture.ts';
import type { Lab, Station } from './lab.ts';

/** One socket: what the inventory says of it, and what the fixture says. */
export interface SocketState {
  readonly socket: number;
  /** What card the inventory lists here; null when it lists none. */
  readonly card: string | null;
  /** The card is listed as the lab's own, so it may be used. */
  readonly own: boolean;
  readonly present: boolean;
  readonly locked: boolean;
  readonly connected: boolean;
}

/** Every socket that is listed, holds a card or is locked, by number. */
export const socketStates = (
  { lab }: Lab,
  { cards }: Station,
  { current, present, locked }: FixtureStatus,
): readonly SocketState[] =>
  [...new Set([...cards.map(({ socket }) => socket), ...present, ...locked])]
    .sort((a, b) => a - b)
    .map(socket => {
      const listed = cards.find(card => card.socket === socket);
      return {
        socket,
        card: listed?.card ?? null,
        own: listed?.owner === lab,
        present: present.includes(socket),
        locked: locked.includes(socket),
        connected: current === socket,
      };
    });

/** A socket's state in words. */
export const inWords = ({ card, own, present, locked, connected }: SocketState): string =>
  [
    card ?? (present ? 'a card that is not listed' : 'nothing listed'),
    present ? null : 'empty',
    own || card === null ? null : 'not the lab’s own, never inserted',
    locked ? 'locked' : null,
    connected ? 'connected' : null,
  ]
    .filter(part => part !== null)
    .join(', ');

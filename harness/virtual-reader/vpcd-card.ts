import { connect, type Socket } from 'node:net';
import type { CardAnswer } from '../../sim/card/sim-card.ts';
import { pause } from '../clock.ts';
import { control, frame, unframe } from './vpcd-frames.ts';

/** A card as a virtual reader needs it: a whole one, or one with a reader's faults around it. */
export interface Insertable {
  atr(): Uint8Array | null;
  reset(): unknown;
  answer(command: Uint8Array): CardAnswer;
}

/** Milliseconds between attempts to reach a vpcd that does not listen yet. */
const retryEvery = 5;

const dial = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });

const reach = async (port: number, signal: AbortSignal): Promise<Socket> => {
  for (;;) {
    const socket = await dial(port).catch(() => null);
    if (socket !== null) return socket;
    await pause(retryEvery, signal);
  }
};

/**
 * Plays the card on a connection to vpcd: each command takes as long as the card says, a card that is silent never
 * answers, and one that slips out is reported and gone.
 */
const play = (card: Insertable, socket: Socket, onRemoval: () => void): void => {
  const pulled = new AbortController();
  const say = (payload: Uint8Array) => socket.write(frame(payload));

  const obey = (order: number | undefined): void => {
    if (order === control.powerOn || order === control.reset) card.reset();
    else if (order === control.sendAtr) {
      const atr = card.atr();
      if (atr !== null) say(atr);
    }
  };

  const answer = (command: Uint8Array): void => {
    const answer = card.answer(command);
    if (answer.kind === 'removal') {
      socket.destroy();
      onRemoval();
    } else if (answer.kind === 'response') {
      if (answer.ms === 0) say(answer.bytes);
      else
        pause(answer.ms, pulled.signal).then(
          () => say(answer.bytes),
          () => {},
        );
    }
  };

  const receive = unframe();
  socket.on('data', chunk => {
    for (const message of receive(chunk)) {
      if (message.length === 1) obey(message[0]);
      else if (message.length > 1) answer(message);
    }
  });
  socket.on('error', () => {});
  socket.on('close', () => pulled.abort());
};

/**
 * Puts a card into the slot of vpcd that listens on this port of 127.0.0.1, waiting for the slot until the signal
 * fires, and gives a function that pulls it out. Whoever uses the card must not block this process.
 */
export const insertCard = async (
  card: Insertable,
  port: number,
  signal: AbortSignal,
  onRemoval: () => void = () => {},
): Promise<() => void> => {
  const socket = await reach(port, signal);
  play(card, socket, onRemoval);
  return () => socket.destroy();
};

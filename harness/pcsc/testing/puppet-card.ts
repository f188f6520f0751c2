import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Test } from 'tap';
import { pause } from '../../clock.ts';
import { control, frame, unframe } from '../../virtual-reader/vpcd-frames.ts';

/** A card in a slot of vpcd that answers only when the test says so. */
export interface PuppetCard {
  /** Resolves at the next command. */
  asked(): Promise<void>;
  answer(bytes: Uint8Array): void;
}

const dial = async (port: number, signal: AbortSignal): Promise<Socket> => {
  for (;;) {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    const there = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    if (there) return socket;
    await pause(5, signal);
  }
};

/** Puts it in, until the test ends. */
export const puppetCard = async (
  t: Test,
  port: number,
  atr: Uint8Array,
  signal: AbortSignal,
): Promise<PuppetCard> => {
  const socket = await dial(port, signal);
  t.teardown(() => socket.destroy());
  const receive = unframe();
  let tell = () => {};
  socket.on('error', () => {});
  socket.on('data', chunk => {
    for (const message of receive(chunk)) {
      if (message.length > 1) tell();
      else if (message[0] === control.sendAtr) socket.write(frame(atr));
    }
  });
  return {
    asked: () =>
      new Promise(resolve => {
        tell = resolve;
      }),
    answer: bytes => void socket.write(frame(bytes)),
  };
};

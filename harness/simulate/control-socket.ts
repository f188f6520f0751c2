import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { StageHand } from './stage-hand.ts';

/** The longest line that is read, in characters. */
const longestLine = 65_536;

/**
 * Listens on a Unix socket for lines such as `take`, `swap bank`, `fault {"kind":"lock-card"}`, `state` and `quit`, and
 * answers each with a line of JSON: `{"ok":true}`, with `state` when asked for it, or `{"ok":false,"error":"…"}`.
 */
export const controlSocket = async (
  path: string,
  hand: StageHand,
  quit: () => void,
): Promise<() => Promise<void>> => {
  const open = new Set<Socket>();
  const answer = (line: string): object => {
    const word = line.trim();
    if (word === 'state') return { ok: true, state: hand.state() };
    if (word === 'quit') {
      quit();
      return { ok: true };
    }
    const error = hand.obey(word);
    return error === null ? { ok: true } : { ok: false, error };
  };
  const server = createServer(peer => {
    open.add(peer);
    let waiting = 0;
    peer.on('error', () => peer.destroy());
    peer.on('close', () => open.delete(peer));
    peer.on('data', chunk => {
      const end = chunk.lastIndexOf('\n');
      waiting = end < 0 ? waiting + chunk.length : chunk.length - end;
      if (waiting > longestLine) peer.destroy();
    });
    const lines = createInterface({ input: peer });
    lines.on('error', () => {});
    lines.on('line', line => {
      if (line.trim() !== '' && !peer.destroyed) peer.write(`${JSON.stringify(answer(line))}\n`);
    });
  });
  server.listen(path);
  await once(server, 'listening');
  return async () => {
    for (const peer of open) peer.destroy();
    server.close();
    await once(server, 'close');
  };
};

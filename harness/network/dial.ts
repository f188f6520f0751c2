import { connect, type Socket } from 'node:net';
import { pause } from '../clock.ts';
import { failure } from './failure.ts';

/** Head start of each address over the next, milliseconds (RFC 8305 section 5). */
const headStart = 250;

const dialOne = (address: string, port: number, signal: AbortSignal): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, signal, noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.on('error', reject);
  });

/**
 * Opens TCP to the first address that answers. Each attempt starts a little after the one before and none is given
 * up for another (unlike Node's own `autoSelectFamily`), so that a slow line still connects. The signal ends them all.
 */
export const dial = async (
  addresses: readonly string[],
  port: number,
  signal: AbortSignal,
): Promise<Socket> => {
  if (addresses.length === 0) throw failure('unreachable', 'no address');
  let connected = false;
  const attempts = addresses.map(async (address, index) => {
    if (index > 0) await pause(index * headStart, signal);
    if (connected) throw failure('unknown', 'not needed');
    const socket = await dialOne(address, port, signal);
    connected = true;
    return socket;
  });
  return Promise.any(attempts);
};

import { connect, isIP, type Socket } from 'node:net';
import { pause } from '../clock.ts';
import { failure, failureOf } from './failure.ts';

/** How long an attempt runs alone, milliseconds (RFC 8305 section 5). */
const headStart = 250;

const dialOne = (address: string, port: number, signal: AbortSignal): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, signal, noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.on('error', reject);
  });

const none = () => null;

/** What became of all addresses of a family, where those of the other failed in another way; null where they did not. */
const byFamily = (addresses: readonly string[], error: unknown): Error | null => {
  if (!(error instanceof AggregateError)) return null;
  const codeOf = (version: 4 | 6) => {
    const errors = error.errors.filter((_, i) => isIP(addresses[i] ?? '') === version);
    return errors.length === 0 ? null : failureOf(new AggregateError(errors)).code;
  };
  const [ipv4, ipv6] = [codeOf(4), codeOf(6)];
  if (ipv4 === null || ipv6 === null || ipv4 === ipv6) return null;
  return failure(failureOf(error).code, `IPv4 ${ipv4}, IPv6 ${ipv6}`);
};

/**
 * Opens TCP to the first address that answers. The next attempt starts when one fails or is slow, and none is given
 * up for another (unlike Node's own `autoSelectFamily`), so that a slow line still connects. The signal ends them all.
 */
export const dial = async (
  addresses: readonly string[],
  port: number,
  signal: AbortSignal,
): Promise<Socket> => {
  if (addresses.length === 0) throw failure('unreachable', 'no address');
  const attempts: Promise<Socket>[] = [];
  for (const address of addresses) {
    const attempt = dialOne(address, port, signal);
    attempts.push(attempt);
    const socket = await Promise.race([
      Promise.any(attempts).catch(none),
      attempt.catch(none),
      pause(headStart, signal).then(none),
    ]);
    if (socket !== null) return socket;
  }
  try {
    return await Promise.any(attempts);
  } catch (error) {
    throw byFamily(addresses, error) ?? error;
  }
};

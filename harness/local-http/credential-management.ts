import type { Socket } from 'node:net';
import type { CredentialManagementDoor, LocalReply } from '../../src/doors/credential-management.ts';
import { failed, type Outcome, ok, skipped } from '../../src/outcome.ts';
import { bounded } from '../clock.ts';
import { dial } from '../network/dial.ts';
import { get } from '../network/exchange.ts';
import { failure, failureOf } from '../network/failure.ts';
import { secure } from '../network/secure.ts';

const bodyLimit = 64 * 1024;

/** `localhost` without a resolver, as browsers take it. */
const localhost = ['127.0.0.1', '::1'];

/** What a failure means on localhost, where a peer that does not speak TLS is simply not HTTPS. */
const locally = (outcome: Outcome<LocalReply>, platform: NodeJS.Platform): Outcome<LocalReply> => {
  if (outcome.kind !== 'failed') return outcome;
  const { code, detail } = outcome;
  if (code === 'handshake-failed') return failed('malformed', detail);
  const absent = code === 'connection-refused' || code === 'unreachable';
  return absent && platform !== 'win32'
    ? skipped('nothing listens, and NHS Credential Management is made for Windows')
    : outcome;
};

/**
 * Where outgoing connections may get the very port they go to, as on Linux, one to a port of nobody's can find itself
 * (simultaneous open, RFC 9293 section 3.5).
 */
const isItself = ({ localPort, remotePort, localAddress, remoteAddress }: Socket): boolean =>
  localPort === remotePort && localAddress === remoteAddress;

/** Where `simulate --listen` tells the program inside its certificate; there the product is at home whatever the system. */
export const certificateVariable = 'ERR1002_CERTIFICATE';

/** The system that the product is looked for on: inside `simulate --listen`, the one that it is made for. */
const systemHere = (): NodeJS.Platform =>
  process.env[certificateVariable] === undefined ? process.platform : 'win32';

/** NHS Credential Management on this machine; `origin` is the page in whose name the requests go out. */
export const realCredentialManagement = (
  platform: NodeJS.Platform = systemHere(),
  origin?: string,
): CredentialManagementDoor => ({
  get: (scheme, port, path, deadline) =>
    bounded(deadline, async signal => {
      const ask = async (): Promise<Outcome<LocalReply>> => {
        const plain = await dial(localhost, port, signal);
        if (isItself(plain)) {
          plain.destroy();
          throw failure('connection-refused', 'nobody but ourselves');
        }
        const socket = scheme === 'http' ? plain : await secure(plain, 'localhost', undefined, signal);
        const headers: Record<string, string> = origin === undefined ? {} : { Origin: origin };
        const asked = { host: `localhost:${port}`, path, headers, limit: bodyLimit };
        const { status, headers: told, body } = await get(socket, asked, signal);
        const windowsSignIn = status === 401 && /\b(negotiate|ntlm)\b/i.test(told['www-authenticate'] ?? '');
        return ok({ status, body: body.toString('utf8'), ...(windowsSignIn && { windowsSignIn }) });
      };
      return locally(await ask().catch(failureOf), platform);
    }),
});

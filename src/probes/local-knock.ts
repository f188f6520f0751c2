import type { LocalReply } from '../doors/credential-management.ts';
import type { Outcome } from '../outcome.ts';
import type { Bench } from './probe.ts';

/** A request to one port of localhost and what came of it. */
export interface Knock {
  readonly scheme: 'http' | 'https';
  readonly port: number;
  readonly reply: Outcome<LocalReply>;
}

/** Whether somebody there answers in HTTP, with something recognised. */
export const speaks =
  (recognised: (reply: LocalReply) => boolean) =>
  ({ reply }: Knock): boolean =>
    reply.kind === 'ok' && recognised(reply.value);

/** Every port with every scheme at once, as the newer library does; in the order of ports. */
export const knockAll = async (
  ports: readonly number[],
  path: string,
  budget: number,
  { workstation: { credentialManagement }, guidance }: Bench,
): Promise<readonly Knock[]> =>
  Promise.all(
    ports.flatMap(port =>
      guidance.portService.schemes.map(async scheme => ({
        scheme,
        port,
        reply: await credentialManagement.get(scheme, port, path, budget),
      })),
    ),
  );

const isSilent = ({ reply }: Knock): boolean => reply.kind === 'failed' && reply.code === 'timed-out';

/** Who was silent is asked once more while there is time: haste, or a busy machine, is no silence. */
export const askAgain = async (
  knocks: readonly Knock[],
  path: string,
  budget: number,
  { workstation: { credentialManagement } }: Bench,
): Promise<readonly Knock[]> =>
  Promise.all(
    knocks.map(async knock =>
      isSilent(knock)
        ? { ...knock, reply: await credentialManagement.get(knock.scheme, knock.port, path, budget) }
        : knock,
    ),
  );

/** How long the slowest took, in milliseconds. */
export const took = (knocks: readonly Knock[]): number => Math.max(0, ...knocks.map(({ reply }) => reply.ms));

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { occupants } from '../../sim/localhost/occupants.ts';
import type { SmartcardService } from '../../sim/pcsc/smartcard-service.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { serveLocalhost } from '../local-http/serve-localhost.ts';
import { localWords } from '../local-http/sight.ts';
import { issue } from '../network/certificates.ts';

/** The localhost of a simulation: what listens, and the certificate by which https on it can be trusted. */
export interface LocalStage {
  /** The certificate's file (PEM), made for this simulation. */
  readonly certificate: string;
  /** Every port on which somebody listens, and who, for other programs. */
  state(): object;
  close(): Promise<void>;
}

/**
 * Serves the localhost of the world behind `service`, and follows it as it changes; what went wrong meanwhile goes to
 * `died`. The certificate is left in `folder`, which somebody else removes.
 */
export const localStage = async (
  service: SmartcardService,
  guidance: Guidance,
  folder: string,
  say: (words: string) => void,
  died: (why: string) => void,
): Promise<LocalStage> => {
  const own = issue({ name: 'TEST localhost of err1002 simulate', hosts: ['localhost'] });
  const certificate = join(folder, 'localhost.pem');
  await writeFile(certificate, own.cert);
  const servers = await serveLocalhost(service.world(), {
    guidance,
    certificate: own,
    look: sight => say(localWords(sight)),
  });
  const state = () => Object.fromEntries(occupants(service.world(), guidance));
  let known = '';
  const tell = () => {
    const now = Object.entries(state()).map(([port, who]) => `${port} ${who}`);
    const words = now.length === 0 ? 'nothing listens' : now.join(', ');
    if (words !== known) say(`localhost: ${words}`);
    known = words;
  };
  tell();
  const unfollow = service.onChange(() => {
    tell();
    servers.become(service.world()).catch((error: Error) => died(error.message));
  });
  return {
    certificate,
    state,
    async close() {
      unfollow();
      await servers.close();
    },
  };
};

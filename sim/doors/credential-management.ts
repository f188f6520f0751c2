import type { CredentialManagementDoor, LocalReply } from '../../src/doors/credential-management.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { failed, type Outcome, ok } from '../../src/outcome.ts';
import type { World } from '../world.ts';

/** Port that Credential Management's own server gets; one of two met in reports of the configuration check. */
const applicationPort = 55_000;

const json = (body: unknown): Outcome<LocalReply> => ok({ status: 200, body: JSON.stringify(body) }, 3);

/** The Port Service on the first documented port, as the NHS Port Service library expects it. */
export const simCredentialManagement = (world: World, guidance: Guidance): CredentialManagementDoor => {
  const { ports, connectPath, portPath, noProcessCode } = guidance.portService;
  const { credentialManagement, portService, portAnswers } = world.software;
  return {
    async get(_scheme, port, path, deadline) {
      if (deadline <= 0) return failed('timed-out');
      if (port !== ports[0]) return failed('connection-refused', '', 1);
      if (portAnswers === 'garbled') return failed('malformed', '', 2);
      if (portAnswers === 'silent') return failed('timed-out', '', deadline);
      if (portService !== 'running') return failed('connection-refused', '', 1);
      if (path === connectPath) return json({ statusCode: '200' });
      if (path !== portPath) return ok({ status: 404, body: '' }, 3);
      return credentialManagement?.running === true
        ? json({ portData: { portNumber: String(applicationPort) } })
        : json({ FaultException: { Code: noProcessCode, Message: 'Unable to find CM process for user' } });
    },
  };
};

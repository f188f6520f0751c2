import type { CredentialManagementDoor } from '../../src/doors/credential-management.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { failed, ok } from '../../src/outcome.ts';
import { occupants } from '../localhost/occupants.ts';
import { reply } from '../localhost/replies.ts';
import type { World } from '../world.ts';

/** Localhost as a program meets it whom Windows signs in or, as the probe, not; http and https are the same here. */
export const simCredentialManagement = (
  world: World,
  guidance: Guidance,
  signedIn = false,
): CredentialManagementDoor => {
  const listening = occupants(world, guidance);
  const get: CredentialManagementDoor['get'] = async (_scheme, port, path, deadline) => {
    if (deadline <= 0) return failed('timed-out');
    const occupant = listening.get(port);
    if (occupant === undefined) return failed('connection-refused', '', 1);
    if (occupant === 'garbled') return failed('malformed', '', 2);
    if (occupant === 'silent') return failed('timed-out', '', deadline);
    const request = { method: 'GET', path, origin: null, signedIn };
    const { status, body, headers } = reply(occupant, request, world, guidance);
    return ok({ status, body, ...('WWW-Authenticate' in headers && { windowsSignIn: true }) }, 3);
  };
  return { get };
};

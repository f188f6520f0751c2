import * as v from 'valibot';
import { foreignAnswers, lastPosition } from '../localhost/state.ts';
import type { World } from '../world.ts';
import { changeSoftware, faultKind } from './fault-kind.ts';

const changeLocalhost = (world: World, change: Partial<World['localhost']>): World => ({
  ...world,
  localhost: { ...world.localhost, ...change },
});

const withoutProcess = (world: World): World => {
  const { credentialManagement } = world.software;
  return changeSoftware(world, {
    credentialManagement: credentialManagement && { ...credentialManagement, running: false },
  });
};

/** What goes wrong between the browser and Credential Management, and what only looks as if it did. */
export const localhostFaults = {
  ...faultKind('garble-port-service', { how: v.picklist(['garbled', 'silent']) }, (world, { how }) =>
    changeLocalhost(world, { portAnswers: how }),
  ),
  ...faultKind('occupy-port', { how: v.picklist(foreignAnswers) }, (world, { how }) =>
    changeLocalhost(world, {
      before: how,
      position: Math.min(world.localhost.position + 1, lastPosition),
    }),
  ),
  ...faultKind('ask-windows-sign-in', {}, world => changeLocalhost(world, { signIn: true })),
  ...faultKind('crash-credential-management', {}, world =>
    changeLocalhost(withoutProcess(world), { staleRegistration: true }),
  ),
  ...faultKind('run-in-other-session', {}, world =>
    changeLocalhost(withoutProcess(world), { otherSessions: Math.max(1, world.localhost.otherSessions) }),
  ),
  ...faultKind(
    'break-credential-management',
    { how: v.picklist(['nothing-listens', 'garbled', 'silent']) },
    (world, { how }) => changeLocalhost(world, { application: how }),
  ),
  ...faultKind('route-localhost-through-proxy', {}, world => changeLocalhost(world, { proxied: true })),
};

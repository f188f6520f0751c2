import * as v from 'valibot';
import { changeSoftware, faultKind } from './fault-kind.ts';

const version = v.pipe(v.string(), v.regex(/^\d+(\.\d+)*$/, 'expected a version such as 1.3.1.0'));

/** Values with which each policy keeps the sign-in page from localhost. */
const policyValues = {
  BlockThirdPartyCookies: ['1'],
  LocalNetworkAccessBlockedForUrls: ['*'],
  LoopbackNetworkBlockedForUrls: ['https://[*.]nhsidentity.spineservices.nhs.uk'],
} as const;

const policy = v.picklist(Object.keys(policyValues) as (keyof typeof policyValues)[]);

export const clientFaults = {
  ...faultKind('remove-credential-management', {}, world =>
    changeSoftware(world, { credentialManagement: null, portService: 'absent' }),
  ),
  ...faultKind('stop-credential-management', {}, world => {
    const { credentialManagement } = world.software;
    return changeSoftware(world, {
      credentialManagement: credentialManagement && { ...credentialManagement, running: false },
    });
  }),
  ...faultKind('age-credential-management', { to: version }, (world, { to }) => {
    const { credentialManagement } = world.software;
    return changeSoftware(world, {
      credentialManagement: credentialManagement && { ...credentialManagement, version: to },
    });
  }),
  ...faultKind('age-dotnet', { to: version }, (world, { to }) => changeSoftware(world, { dotnet: to })),
  ...faultKind('stop-port-service', {}, world =>
    changeSoftware(world, { portService: world.software.portService === 'absent' ? 'absent' : 'stopped' }),
  ),
  ...faultKind('block-localhost-in-browser', { policy }, (world, { policy: name }) =>
    changeSoftware(world, {
      policies: [...world.software.policies, { browser: 'edge', name, values: policyValues[name] }],
    }),
  ),
  ...faultKind('age-identity-agent', { to: version }, (world, { to }) => {
    const { identityAgent } = world.software;
    return changeSoftware(world, { identityAgent: identityAgent && { ...identityAgent, version: to } });
  }),
  ...faultKind('install-both-clients', {}, world =>
    changeSoftware(world, {
      identityAgent: world.software.identityAgent ?? { version: '2.4.10.0', running: true },
      smartcardConnect: { version: '4.1', running: true },
    }),
  ),
  ...faultKind('leave-reader-behind', { by: v.picklist(['rdp', 'citrix']) }, (world, { by }) =>
    changeSoftware(world, { session: by, redirects: false }),
  ),
  ...faultKind('remove-middleware', {}, world => changeSoftware(world, { middleware: 'missing' })),
};

import type { Host } from '../../src/guidance/guidance.ts';
import { olderThan } from '../../src/guidance/version.ts';
import { simCredentialManagement } from '../doors/credential-management.ts';
import type { World } from '../world.ts';
import { keptFromLocalhost } from './browser.ts';
import { firstUnreached } from './reach.ts';
import { type LogInContext, type LogInStep, patience, stop } from './step.ts';

const hostsFor = ({ guidance }: LogInContext, part: Host['neededBy']): readonly string[] =>
  guidance.hosts.filter(({ neededBy }) => neededBy === part).map(({ name }) => name);

/**
 * Asks the first documented port that answers for the port of this session's Credential Management, and goes there. The
 * browser signs in with Windows' own account where it is asked to.
 */
const findsCredentialManagement = async ({ world, guidance }: LogInContext): Promise<string | null> => {
  const { ports, connectPath, portPath, applicationPath } = guidance.portService;
  const localhost = simCredentialManagement(world, guidance, true);
  for (const port of ports) {
    const greeting = await localhost.get('http', port, connectPath, patience);
    if (greeting.kind !== 'ok' || !greeting.value.body.includes('statusCode')) continue;
    const assigned = await localhost.get('http', port, portPath, patience);
    const own = assigned.kind === 'ok' ? /"portNumber":(\d+)/.exec(assigned.value.body)?.[1] : undefined;
    if (own === undefined) return 'the Port Service knows no Credential Management for this session';
    const hub = await localhost.get('http', Number(own), applicationPath, patience);
    return hub.kind === 'ok' ? null : 'Credential Management does not answer on its own port';
  }
  return 'no Port Service answers on its ports';
};

const older = (version: string, minimum: string | null): boolean =>
  minimum !== null && olderThan(version, minimum);

/** The network, and the clock by which certificates are looked at. */
const surroundings = ({ network, now, clockSkewSeconds }: World) => [network, now, clockSkewSeconds];

/** From the sign-in page to the software that will read the card. */
export const clientSteps: readonly LogInStep[] = [
  {
    does: 'The browser opens the sign-in page',
    meets: surroundings,
    run: async context => {
      const why = await firstUnreached('browser', hostsFor(context, 'sign-in-page'), context);
      return why === null ? null : stop('site-unreachable', why);
    },
  },
  {
    does: 'The sign-in page looks for Credential Management on localhost',
    meets: ({ software: { browsers, policies, portService, credentialManagement }, localhost }) => [
      browsers,
      policies,
      portService,
      credentialManagement,
      localhost,
    ],
    run: async context => {
      if (keptFromLocalhost(context.world, hostsFor(context, 'sign-in-page')))
        return stop('400_645', 'a browser policy keeps the page from localhost');
      const route = await context.network.route('localhost', patience);
      if (route.kind === 'ok' && route.value.kind === 'proxy')
        return stop('400_645', 'the browser sends what is for localhost to a proxy');
      const why = await findsCredentialManagement(context);
      return why === null ? null : stop('400_645', why);
    },
  },
  {
    does: 'Credential Management calls the authentication service',
    meets: world => [world.software.credentialManagement, world.software.dotnet, ...surroundings(world)],
    run: async context => {
      const { credentialManagement } = context.world.software;
      const { minimum } = context.guidance.products['credential-management'];
      if (credentialManagement !== null && older(credentialManagement.version, minimum))
        return stop('err1002', `Credential Management ${credentialManagement.version} is too old`);
      if (older(context.world.software.dotnet, context.guidance.dotnet.minimum))
        return stop('err1002', `Credential Management needs .NET ${context.guidance.dotnet.minimum}`);
      const hosts = [...hostsFor(context, 'credential-management'), ...hostsFor(context, 'sign-in-page')];
      const why = await firstUnreached('nhs-software', hosts, context);
      return why === null ? null : stop('err1002', why);
    },
  },
  {
    does: 'The smartcard client takes over',
    meets: world => [world.software.identityAgent, world.software.smartcardConnect, ...surroundings(world)],
    run: async context => {
      const { identityAgent, smartcardConnect } = context.world.software;
      if (identityAgent === null) return null;
      if (smartcardConnect !== null)
        return stop('err1002', 'Identity Agent and Smartcard Connect are both installed');
      if (older(identityAgent.version, context.guidance.products['identity-agent'].minimum))
        return stop('smartcard-authentication-failure', `Identity Agent ${identityAgent.version} is blocked`);
      const why = await firstUnreached('nhs-software', hostsFor(context, 'identity-agent'), context);
      return why === null ? null : stop('err1002', why);
    },
  },
];

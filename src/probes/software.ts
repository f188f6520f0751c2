import type { InstalledProduct } from '../doors/software.ts';
import type { Guidance, Product } from '../guidance/guidance.ts';
import { olderThan } from '../guidance/version.ts';
import { map } from '../outcome.ts';
import { blockingPolicy, browsersIn } from './browser-policy.ts';
import { settingFacts } from './client-settings.ts';
import { observe, type Probe } from './probe.ts';
import { findProduct } from './product.ts';

/** A product as it is installed: its version, null where it is absent, and whether that is still supported. */
const lookUp = (product: Product, list: readonly InstalledProduct[], { products }: Guidance) => {
  const { names, minimum } = products[product];
  const version = findProduct(list, names)?.version ?? null;
  if (version === null) return { state: 'absent', version } as const;
  return {
    state: minimum !== null && olderThan(version, minimum) ? 'outdated' : 'current',
    version,
  } as const;
};

/** Installed products, their versions, and whether they run. */
export const softwareProbe: Probe = {
  name: 'software',
  stands: 'software.credential-management',
  run: async ({ workstation: { software }, guidance, budget }) => {
    const [products, running, service, settings, middleware] = await Promise.all([
      software.products(budget),
      software.running(guidance.products['credential-management'].names[0] ?? '', budget),
      software.service(guidance.products['port-service'].names[0] ?? '', budget),
      software.clientSettings(budget),
      software.middleware('piv', budget),
    ]);
    const clients = map(products, list => ({
      credentialManagement: lookUp('credential-management', list, guidance),
      identityAgent: lookUp('identity-agent', list, guidance),
      smartcardConnect: lookUp('smartcard-connect', list, guidance),
    }));
    return [
      observe(
        'software.credential-management',
        clients,
        ({ credentialManagement }) => credentialManagement.state,
        ({ credentialManagement: { version } }) => ({ version }),
      ),
      observe('software.credential-management-process', running, runs => (runs ? 'running' : 'not-running')),
      observe('software.port-service', service, it => it),
      observe(
        'software.identity-agent',
        clients,
        ({ identityAgent }) => identityAgent.state,
        ({ identityAgent: { version } }) => ({ version, ...settingFacts(settings, guidance) }),
      ),
      observe('software.clients', clients, ({ identityAgent, smartcardConnect }) =>
        identityAgent.state !== 'absent' && smartcardConnect.state !== 'absent' ? 'both' : 'one',
      ),
      observe('software.middleware', middleware, there => (there ? 'installed' : 'missing')),
    ];
  },
};

/** Browser policies that keep the sign-in page from localhost. */
export const browserProbe: Probe = {
  name: 'browser policies',
  stands: 'browser.localhost',
  run: async ({ workstation: { software }, guidance, budget }) => {
    const [policies, products] = await Promise.all([software.policies(budget), software.products(budget)]);
    const versions = products.kind === 'ok' ? browsersIn(products.value, guidance) : {};
    const blocking = map(policies, set => blockingPolicy(set, guidance, versions));
    return [
      observe(
        'browser.localhost',
        blocking,
        policy => (policy === null ? 'allowed' : 'blocked'),
        policy => ({ policy }),
      ),
    ];
  },
};

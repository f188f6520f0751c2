import type { BrowserPolicy, InstalledProduct } from '../doors/software.ts';
import type { Guidance, Product } from '../guidance/guidance.ts';
import { olderThan } from '../guidance/version.ts';
import { blockingPolicy, browsersIn } from './browser-policy.ts';
import { settingFacts } from './client-settings.ts';
import { observe, type Probe } from './probe.ts';
import { findProduct } from './product.ts';

const state = (product: Product, products: readonly InstalledProduct[], { products: known }: Guidance) => {
  const { names, minimum } = known[product];
  const found = findProduct(products, names);
  if (found === null) return 'absent';
  return minimum !== null && olderThan(found.version, minimum) ? 'outdated' : 'current';
};

const versionOf = (
  product: Product,
  products: readonly InstalledProduct[],
  { products: known }: Guidance,
): string | null => findProduct(products, known[product].names)?.version ?? null;

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
    const has = (product: Product, list: readonly InstalledProduct[]) =>
      state(product, list, guidance) !== 'absent';
    return [
      observe(
        'software.credential-management',
        products,
        list => state('credential-management', list, guidance),
        list => ({ version: versionOf('credential-management', list, guidance) }),
      ),
      observe('software.credential-management-process', running, runs => (runs ? 'running' : 'not-running')),
      observe('software.port-service', service, it => it),
      observe(
        'software.identity-agent',
        products,
        list => state('identity-agent', list, guidance),
        list => ({
          version: versionOf('identity-agent', list, guidance),
          ...settingFacts(settings, guidance),
        }),
      ),
      observe('software.clients', products, list =>
        has('identity-agent', list) && has('smartcard-connect', list) ? 'both' : 'one',
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
    const blocking = (set: readonly BrowserPolicy[]) => blockingPolicy(set, guidance, versions);
    return [
      observe(
        'browser.localhost',
        policies,
        set => (blocking(set) === null ? 'allowed' : 'blocked'),
        set => ({ policy: blocking(set) }),
      ),
    ];
  },
};

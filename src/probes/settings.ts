import type { InstalledProduct, IntranetZone } from '../doors/software.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { olderThan } from '../guidance/version.ts';
import { map } from '../outcome.ts';
import { observe, type Probe } from './probe.ts';
import { isNamed } from './product.ts';

/** The version that a release number of .NET Framework stands for; null when it is older than all that is known. */
export const dotnetVersion = (release: number | null, { dotnet }: Guidance): string | null =>
  dotnet.releases.findLast(({ from }) => release !== null && from <= release)?.version ?? null;

/** The settings of the zone that are not as advised; what is not set is left to Windows, and counted among them. */
const unlike = (zone: IntranetZone, { intranetZone: { advised } }: Guidance): readonly string[] =>
  (Object.keys(advised) as (keyof IntranetZone)[]).filter(name => zone[name] !== advised[name]);

/** The suppliers of other smartcard systems whose software is installed. */
const suppliersIn = (products: readonly InstalledProduct[], { issuers }: Guidance): readonly string[] =>
  issuers.thirdParty.filter(supplier => products.some(product => isNamed(product, supplier)));

/** What the workstation is set up like: .NET Framework, the zone of its intranet, other suppliers' software, its session. */
export const settingsProbe: Probe = {
  name: 'settings',
  stands: 'software.dotnet',
  run: async ({ workstation: { software }, guidance, budget }) => {
    const [dotnet, zone, products, session] = await Promise.all([
      software.dotnet(budget),
      software.zone(budget),
      software.products(budget),
      software.session(budget),
    ]);
    const suppliers = map(products, list => suppliersIn(list, guidance));
    const otherwise = map(zone, it => unlike(it, guidance));
    const isOld = (release: number | null) =>
      olderThan(dotnetVersion(release, guidance) ?? '0', guidance.dotnet.minimum);
    return [
      observe(
        'software.dotnet',
        dotnet,
        release => (isOld(release) ? 'outdated' : 'current'),
        release => ({ version: dotnetVersion(release, guidance) }),
      ),
      observe(
        'browser.zone',
        otherwise,
        names => (names.length === 0 ? 'as-advised' : 'otherwise'),
        names => ({ unlike: names }),
      ),
      observe(
        'software.suppliers',
        suppliers,
        names => (names.length > 0 ? 'some' : 'none'),
        names => ({ suppliers: names }),
      ),
      observe('workstation.session', session, kind => kind),
    ];
  },
};

import type { IntranetZone } from '../doors/software.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { olderThan } from '../guidance/version.ts';
import { observe, type Probe } from './probe.ts';

/** The version that a release number of .NET Framework stands for; null when it is older than all that is known. */
export const dotnetVersion = (release: number | null, { dotnet }: Guidance): string | null =>
  dotnet.releases.findLast(({ from }) => release !== null && from <= release)?.version ?? null;

/** The settings of the zone that are not as advised; what is not set is left to Windows, and counted among them. */
const unlike = (zone: IntranetZone, { intranetZone: { advised } }: Guidance): readonly string[] =>
  (Object.keys(advised) as (keyof IntranetZone)[]).filter(name => zone[name] !== advised[name]);

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
    const suppliersIn = (names: readonly string[]) =>
      guidance.issuers.thirdParty.filter(supplier =>
        names.some(name => name.toLowerCase().startsWith(supplier.toLowerCase())),
      );
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
        zone,
        it => (unlike(it, guidance).length === 0 ? 'as-advised' : 'otherwise'),
        it => ({ unlike: unlike(it, guidance) }),
      ),
      observe(
        'software.suppliers',
        products,
        list => (suppliersIn(list.map(({ name }) => name)).length > 0 ? 'some' : 'none'),
        list => ({ suppliers: suppliersIn(list.map(({ name }) => name)) }),
      ),
      observe('workstation.session', session, kind => kind),
    ];
  },
};

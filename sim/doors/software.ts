import type { InstalledProduct, SoftwareDoor } from '../../src/doors/software.ts';
import type { Guidance, Product } from '../../src/guidance/guidance.ts';
import { olderThan } from '../../src/guidance/version.ts';
import { ok } from '../../src/outcome.ts';
import type { World } from '../world.ts';

/** Installed products under the first name that the guidance gives them. */
export const simSoftware = ({ software }: World, { products, dotnet, browsers }: Guidance): SoftwareDoor => {
  const entry = (
    product: Product,
    installed: { readonly version: string } | null,
  ): readonly InstalledProduct[] => {
    const [name] = products[product].names;
    return installed === null || name === undefined ? [] : [{ name, version: installed.version }];
  };
  const { credentialManagement, identityAgent, smartcardConnect, portService, policies, middleware } =
    software;
  const release =
    dotnet.releases.findLast(({ version }) => !olderThan(software.dotnet, version))?.from ?? null;
  const installed: readonly InstalledProduct[] = [
    ...entry('credential-management', credentialManagement),
    ...entry('port-service', portService === 'absent' ? null : { version: '1.0.0.0' }),
    ...entry('identity-agent', identityAgent),
    ...entry('smartcard-connect', smartcardConnect),
    ...(['chrome', 'edge'] as const).flatMap(browser => {
      const version = software.browsers[browser];
      return version === null ? [] : [{ name: browsers[browser], version }];
    }),
    ...software.others,
  ];
  return {
    async products() {
      return ok(installed, 50);
    },
    async service() {
      return ok(portService, 20);
    },
    async running() {
      return ok(credentialManagement?.running ?? false, 20);
    },
    async policies() {
      return ok(policies, 10);
    },
    async dotnet() {
      return ok(release, 10);
    },
    async session() {
      return ok(software.session, 10);
    },
    async zone() {
      return ok(software.zone, 10);
    },
    async clientSettings() {
      return ok(software.clientSettings, 10);
    },
    async middleware() {
      return ok(middleware === 'installed', 10);
    },
  };
};

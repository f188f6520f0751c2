import type { LocalReply } from '../../../src/doors/credential-management.ts';
import type { BrowserPolicy, ClientSetting, InstalledProduct } from '../../../src/doors/software.ts';
import type { Guidance } from '../../../src/guidance/guidance.ts';
import { pagesOf } from '../../../src/probes/browser-policy.ts';
import { environmentOf, trustedIssuers } from '../../../src/probes/client-settings.ts';
import { isNamed } from '../../../src/probes/product.ts';
import { covers, coversHost, pageOf } from '../../../src/probes/url-pattern.ts';

/** Installed programs that guidance knows, by the name that it knows; what else is installed is nobody's business. */
export const knownProducts = (
  installed: readonly InstalledProduct[],
  { products, issuers, browsers }: Guidance,
): readonly InstalledProduct[] => {
  const beginnings = [...Object.values(products).flatMap(product => product.names), ...issuers.thirdParty];
  return installed.flatMap(({ name, version }) => {
    const isBrowser = Object.values(browsers).some(known => known.toLowerCase() === name.toLowerCase());
    const [known] = beginnings
      .filter(beginning => isNamed({ name }, beginning))
      .sort((a, b) => b.length - a.length);
    if (isBrowser) return [{ name, version }];
    return known === undefined ? [] : [{ name: known, version }];
  });
};

/** The part of a pattern that matters: which of the pages that talk to localhost it covers, and whether localhost itself. */
const knownValue = (value: string, pages: readonly string[]): readonly string[] => {
  if (['1', 'true'].includes(value.toLowerCase())) return [value];
  const covered = pages.filter(page => covers(value, pageOf(page)));
  const names = coversHost(value, 'localhost') ? ['localhost', ...covered] : covered;
  return names.length > pages.length ? ['*'] : names;
};

/** Browser policies that guidance knows, with values that name no host but those of the sign-in. */
export const knownPolicies = (
  policies: readonly BrowserPolicy[],
  guidance: Guidance,
): readonly BrowserPolicy[] => {
  const known = guidance.browserPolicies.flatMap(({ policy, unless }) => [
    policy,
    ...unless.map(other => other.policy),
  ]);
  const pages = pagesOf(guidance);
  return policies
    .filter(({ name }) => known.includes(name))
    .map(policy => ({ ...policy, values: policy.values.flatMap(value => knownValue(value, pages)) }));
};

/** Settings that say no more than the evidence takes from them. */
export const knownSettings = (
  settings: readonly ClientSetting[],
  guidance: Guidance,
): readonly ClientSetting[] =>
  settings.flatMap(setting => {
    const { name, value } = setting;
    if (name === 'ActivatePOSTURL')
      return [{ ...setting, value: environmentOf(value, guidance) === 'live' ? value : '' }];
    if (name === 'TrustedCertificateIssuers')
      return [{ ...setting, value: trustedIssuers(value, guidance).join(';') }];
    return name === 'UseCardReaderPolling'
      ? [{ ...setting, value: value.toLowerCase() === 'true' ? 'true' : 'false' }]
      : [];
  });

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};

/** A field of whatever a server said. */
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Of the Port Service's answer only its status, its port and the code of its fault remain; undefined is left out of JSON. */
export const blankLocalReply = (reply: LocalReply, { portService }: Guidance): LocalReply => {
  const said = parsed(reply.body);
  const statusCode = field(said, 'statusCode');
  const port = field(field(said, 'portData'), 'portNumber');
  const code = field(field(said, 'FaultException'), 'Code');
  const body = {
    statusCode: statusCode === 200 || statusCode === '200' ? statusCode : undefined,
    portData:
      typeof port === 'string' || typeof port === 'number' ? { portNumber: String(Number(port)) } : undefined,
    FaultException:
      typeof code === 'string' ? { Code: code === portService.noProcessCode ? code : '' } : undefined,
  };
  return { ...reply, body: said === null ? '' : JSON.stringify(body) };
};

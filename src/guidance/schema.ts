import * as v from 'valibot';
import type { Guidance } from './guidance.ts';

const text = v.pipe(v.string(), v.minLength(1));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2026-11-22'));
const hostName = v.pipe(v.string(), v.regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'expected a host name'));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const aVersion = v.pipe(v.string(), v.regex(/^\d+(\.\d+)*$/, 'expected a version such as 1.4.2.0'));
const version = v.nullable(aVersion);
const atr = v.pipe(
  v.string(),
  v.regex(
    /^([0-9A-F]{2}|\.\.)( ([0-9A-F]{2}|\.\.))*( \*)?$/i,
    'expected spaced hex, .. for any byte, * for any rest',
  ),
);

const address = v.pipe(v.string(), v.ip('expected an address such as 192.0.2.1 or 2001:db8::1'));
const certificate = v.pipe(
  v.string(),
  v.regex(
    /^-----BEGIN CERTIFICATE-----\r?\n[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*$/,
    'expected a certificate in PEM, from BEGIN to END CERTIFICATE',
  ),
);

const product = v.strictObject({ names: v.array(text), minimum: version, newest: version, source: text });

const PolicyWhen = v.picklist(['true', 'lists-sign-in-page', 'lists-localhost']);

/** A whole guidance file, as `--guidance` takes it; every fact names one of its `sources`. */
export const GuidanceSchema = v.strictObject({
  format: v.literal(1),
  version: text,
  asOf: day,
  sources: v.record(
    v.string(),
    v.strictObject({
      title: text,
      where: text,
      date: v.union([day, v.literal('n/d')]),
      certainty: v.picklist(['documented', 'code', 'third-party', 'general', 'inferred']),
    }),
  ),
  hosts: v.array(
    v.strictObject({
      name: hostName,
      role: v.picklist(['required', 'control', 'hscn', 'hscn-control']),
      purpose: text,
      neededBy: v.picklist([
        'sign-in-page',
        'credential-management',
        'identity-agent',
        'management',
        'nothing',
      ]),
      path: v.pipe(v.string(), v.startsWith('/')),
      proof: v.nullable(text),
      source: text,
    }),
  ),
  portService: v.strictObject({
    ports: v.pipe(v.array(port), v.minLength(1)),
    schemes: v.pipe(v.array(v.picklist(['https', 'http'])), v.minLength(1)),
    connectPath: text,
    portPath: text,
    unavailableCode: v.optional(text, 'PR20002'),
    noProcessCode: text,
    applicationPath: v.optional(text, '/signalr/negotiate'),
    source: text,
  }),
  products: v.strictObject({
    'credential-management': product,
    'port-service': product,
    'identity-agent': product,
    'smartcard-connect': product,
  }),
  dotnet: v.strictObject({
    minimum: aVersion,
    source: text,
    releases: v.pipe(
      v.array(v.strictObject({ from: v.pipe(v.number(), v.integer()), version: aVersion })),
      v.minLength(1),
      v.check(
        list => list.every(({ from }, i) => from > (list[i - 1]?.from ?? 0)),
        'expected ascending release numbers',
      ),
    ),
    releasesSource: text,
  }),
  intranetZone: v.strictObject({
    advised: v.strictObject({
      autoDetect: v.boolean(),
      intranetName: v.boolean(),
      proxyByPass: v.boolean(),
      uncAsIntranet: v.boolean(),
    }),
    source: text,
  }),
  atrs: v.array(
    v.strictObject({
      atr,
      says: v.picklist(['current', 'perhaps-current', 'retired', 'perhaps-retired']),
      card: text,
      opensWith: v.picklist(['piv', 'middleware', 'unknown']),
      source: text,
    }),
  ),
  series: v.array(
    v.strictObject({
      series: v.pipe(v.number(), v.integer()),
      platform: text,
      status: v.picklist(['current', 'retired']),
      since: v.nullable(day),
      source: text,
    }),
  ),
  issuers: v.strictObject({ nhs: v.array(text), thirdParty: v.array(text), source: text }),
  virtualReaders: v.strictObject({ names: v.array(text), source: text }),
  browsers: v.strictObject({ chrome: text, edge: text }),
  browserPolicies: v.array(
    v.strictObject({
      policy: text,
      blocksWhen: v.picklist(['true', 'lists-sign-in-page']),
      unless: v.array(v.strictObject({ policy: text, when: PolicyWhen })),
      since: version,
      source: text,
    }),
  ),
  controls: v.optional(
    v.nullable(
      v.strictObject({
        addresses: v.optional(v.array(address), []),
        resolvers: v.optional(v.array(address), []),
        portal: v.optional(
          v.nullable(
            v.strictObject({ host: hostName, path: v.pipe(v.string(), v.startsWith('/')), proof: text }),
          ),
          null,
        ),
        source: text,
      }),
    ),
    null,
  ),
  blockPageTexts: v.array(text),
  filterHeaders: v.optional(v.array(v.pipe(text, v.toLowerCase())), []),
  roots: v.optional(v.array(certificate), []),
  clock: v.strictObject({ toleranceSeconds: v.pipe(v.number(), v.minValue(0)), source: text }),
  passcodeTries: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** Checked data is guidance as the core reads it; the compiler holds the two shapes together. */
export const guidanceFrom = (checked: v.InferOutput<typeof GuidanceSchema>): Guidance => checked;

/** The first fact whose source the file does not describe; null when all do. */
export const unsourced = (guidance: Guidance): string | null => {
  const named = [
    guidance.portService,
    guidance.issuers,
    guidance.clock,
    ...(guidance.controls === null ? [] : [guidance.controls]),
    guidance.dotnet,
    guidance.virtualReaders,
    guidance.intranetZone,
    { source: guidance.dotnet.releasesSource },
    ...guidance.hosts,
    ...guidance.atrs,
    ...guidance.series,
    ...guidance.browserPolicies,
    ...Object.values(guidance.products),
  ].map(({ source }) => source);
  return named.find(source => !Object.hasOwn(guidance.sources, source)) ?? null;
};

/**
 * How sure a fact is: stated by an NHS page, seen in published source, told by a supplier or community, general
 * knowledge of the platform, or inferred. `general` and `inferred` facts alone never name a cause.
 */
export type Certainty = 'documented' | 'code' | 'third-party' | 'general' | 'inferred';

/** Where a fact comes from and on which day it was read or edited (`n/d` when the page shows none). */
export interface Source {
  readonly title: string;
  readonly where: string;
  readonly date: string;
  readonly certainty: Certainty;
}

/** A host and why it matters. `control` hosts are not required; they show whether the network works at all. */
export interface Host {
  readonly name: string;
  readonly role: 'required' | 'control' | 'hscn' | 'hscn-control';
  readonly purpose: string;
  /** The part of the log-in that needs it. */
  readonly neededBy: 'sign-in-page' | 'credential-management' | 'identity-agent' | 'management' | 'nothing';
  /** Path that is safe to GET without credentials. */
  readonly path: string;
  /** Text that a genuine answer contains; null when none is known. */
  readonly proof: string | null;
  readonly source: string;
}

/** An answer to reset, spaced hex, `..` for any byte, a final `*` for any rest. */
export interface AtrPattern {
  readonly atr: string;
  readonly says: 'current' | 'perhaps-current' | 'retired' | 'perhaps-retired';
  readonly card: string;
  /** How the card is read: with PIV commands, or only by the software of its maker. */
  readonly opensWith: 'piv' | 'middleware' | 'unknown';
  readonly source: string;
}

/** When a policy has its effect: it is switched on, or one of its URL patterns covers a sign-in page, or localhost. */
export type PolicyWhen = 'true' | 'lists-sign-in-page' | 'lists-localhost';

/** When a browser policy keeps a page from localhost. */
export interface BrowserRule {
  readonly policy: string;
  readonly blocksWhen: Exclude<PolicyWhen, 'lists-localhost'>;
  /** Policies that outrank it: while one has its effect, the page is not kept from anything. */
  readonly unless: readonly { readonly policy: string; readonly when: PolicyWhen }[];
  /** First version of Chrome and Edge that heeds it; null where all do. */
  readonly since: string | null;
  readonly source: string;
}

/** Places that are not required, each asked only for what it shows of the way there. */
export interface Controls {
  /** Addresses whose port 443 answers without any name; tried when no name resolves. */
  readonly addresses: readonly string[];
  /** Resolvers beside the system's own that may be asked for a name which does not resolve. */
  readonly resolvers: readonly string[];
  /** The page by which a network's own sign-in page is found, and the text that shows it is not there. */
  readonly portal: { readonly host: string; readonly path: string; readonly proof: string } | null;
  readonly source: string;
}

/** What is known today of NHS hosts, products, cards and ports. Data, replaceable by the user. */
export interface Guidance {
  readonly format: 1;
  readonly version: string;
  /** Day on which the whole was last checked against its sources. */
  readonly asOf: string;
  readonly sources: { readonly [id: string]: Source };
  readonly hosts: readonly Host[];
  readonly portService: {
    readonly ports: readonly number[];
    readonly schemes: readonly ('https' | 'http')[];
    readonly connectPath: string;
    readonly portPath: string;
    /** What the browser's library says when no port answers, and what the service says when no process runs in the session. */
    readonly unavailableCode: string;
    readonly noProcessCode: string;
    /** What a page first asks Credential Management's own port; any answer in HTTP will do. */
    readonly applicationPath: string;
    readonly source: string;
  };
  readonly products: {
    readonly [product in Product]: {
      /** Installed programs whose name begins so are this product. */
      readonly names: readonly string[];
      /** Lowest version that is not known to fail; null when none is known. */
      readonly minimum: string | null;
      /** Newest version met; older ones earn advice, never a cause. */
      readonly newest: string | null;
      readonly source: string;
    };
  };
  /** The version of .NET Framework that NHS Credential Management needs, and how a release number tells the version. */
  readonly dotnet: {
    readonly minimum: string;
    readonly source: string;
    /** Ascending; a release between two is of the lower. */
    readonly releases: readonly { readonly from: number; readonly version: string }[];
    readonly releasesSource: string;
  };
  /** How NHS England advises to set up the local intranet zone. */
  readonly intranetZone: {
    readonly advised: {
      readonly [setting in 'autoDetect' | 'intranetName' | 'proxyByPass' | 'uncAsIntranet']: boolean;
    };
    readonly source: string;
  };
  readonly atrs: readonly AtrPattern[];
  readonly series: readonly {
    readonly series: number;
    readonly platform: string;
    readonly status: 'current' | 'retired';
    readonly since: string | null;
    readonly source: string;
  }[];
  readonly issuers: {
    /** Certificates whose issuer contains one of these are NHS ones. */
    readonly nhs: readonly string[];
    readonly thirdParty: readonly string[];
    readonly source: string;
  };
  /** The browsers as they stand in the list of installed programs. */
  readonly browsers: { readonly [browser in 'chrome' | 'edge']: string };
  /** Beginnings of the names of readers that Windows makes up itself, for cards that nobody can hold. */
  readonly virtualReaders: { readonly names: readonly string[]; readonly source: string };
  readonly browserPolicies: readonly BrowserRule[];
  /** What tells a blocked host from a network or resolver that is out of order. */
  readonly controls: Controls | null;
  /** Words of a filter's page, any case. */
  readonly blockPageTexts: readonly string[];
  /** Headers that only proxies and filters set, in lower case. */
  readonly filterHeaders: readonly string[];
  /** Certificates (PEM) that count as public besides Mozilla's, such as those of a test network. */
  readonly roots: readonly string[];
  readonly clock: { readonly toleranceSeconds: number; readonly source: string };
  readonly passcodeTries: number;
}

export type Product = 'credential-management' | 'port-service' | 'identity-agent' | 'smartcard-connect';

const byName = new WeakMap<Guidance, ReadonlyMap<string, Host>>();

/** The hosts of a guidance by their names, of two by one name the first; made once and kept as long as the guidance lives. */
export const hostsByName = (guidance: Guidance): ReadonlyMap<string, Host> => {
  const known = byName.get(guidance) ?? new Map(guidance.hosts.toReversed().map(host => [host.name, host]));
  byName.set(guidance, known);
  return known;
};

export const hostsOf = (guidance: Guidance, role: Host['role']): readonly string[] =>
  guidance.hosts.filter(host => host.role === role).map(host => host.name);

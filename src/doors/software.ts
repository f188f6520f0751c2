import type { Outcome } from '../outcome.ts';

export interface InstalledProduct {
  /** As shown in the list of installed programs. */
  readonly name: string;
  readonly version: string;
}

/** A browser policy value, as set for Chrome or Edge. */
export interface BrowserPolicy {
  readonly browser: 'chrome' | 'edge';
  readonly name: string;
  readonly values: readonly string[];
}

/** Where the user’s session is shown: at the workstation’s own screen, or elsewhere through one of these. */
export type SessionKind = 'console' | 'rdp' | 'citrix';

/** What Windows counts among the local intranet; null where nothing is set and Windows decides. */
export interface IntranetZone {
  readonly autoDetect: boolean | null;
  readonly intranetName: boolean | null;
  readonly proxyByPass: boolean | null;
  readonly uncAsIntranet: boolean | null;
}

/** A setting of a smartcard client in the registry. */
export interface ClientSetting {
  readonly client: 'identity-agent' | 'smartcard-connect';
  readonly name: string;
  readonly value: string;
}

/** Installed products and their state, read-only. Anything that cannot be asked here is `skipped`. */
export interface SoftwareDoor {
  products(deadline: number): Promise<Outcome<readonly InstalledProduct[]>>;
  /** State of the service whose display name begins with `name`. */
  service(name: string, deadline: number): Promise<Outcome<'running' | 'stopped' | 'absent'>>;
  /** Whether a process of this product runs in the present session. */
  running(product: string, deadline: number): Promise<Outcome<boolean>>;
  policies(deadline: number): Promise<Outcome<readonly BrowserPolicy[]>>;
  /** The number by which .NET Framework 4.5 and later say which they are; null where there is none so new. */
  dotnet(deadline: number): Promise<Outcome<number | null>>;
  session(deadline: number): Promise<Outcome<SessionKind>>;
  zone(deadline: number): Promise<Outcome<IntranetZone>>;
  /** Settings that are in force, each once. */
  clientSettings(deadline: number): Promise<Outcome<readonly ClientSetting[]>>;
  /** Whether the system has a driver or minidriver for cards of this kind. */
  middleware(kind: 'piv', deadline: number): Promise<Outcome<boolean>>;
}

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

/** Installed products and their state, read-only. Anything that cannot be asked here is `skipped`. */
export interface SoftwareDoor {
  products(deadline: number): Promise<Outcome<readonly InstalledProduct[]>>;
  /** State of the service whose display name begins with `name`. */
  service(name: string, deadline: number): Promise<Outcome<'running' | 'stopped' | 'absent'>>;
  /** Whether a process of this product runs in the present session. */
  running(product: string, deadline: number): Promise<Outcome<boolean>>;
  policies(deadline: number): Promise<Outcome<readonly BrowserPolicy[]>>;
  /** Whether the system has a driver or minidriver for cards of this kind. */
  middleware(kind: 'piv', deadline: number): Promise<Outcome<boolean>>;
}

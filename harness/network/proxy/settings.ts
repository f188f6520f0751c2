import { isExempt, isLocal } from './bypass.ts';

/** How a system says that requests to `https` hosts are to be sent, whichever way it keeps that. */
export interface ProxySettings {
  /** Where it was found, in words for a person. */
  readonly source: string;
  /** Look for a script that the network offers first (WPAD). */
  readonly autoDetect: boolean;
  /** Scripts that the network offered over DHCP, for `autoDetect`. */
  readonly offered: readonly string[];
  /** The address of a script that chooses (PAC). */
  readonly pacUrl: string | null;
  /** The proxy where no script chooses, as written there: `host:port` or a URL. */
  readonly proxy: string | null;
  /** Hosts that go without that proxy, in Chromium's words: `*.example`, `10.0.0.0/8`, `<local>`, `<-loopback>`. Lower case. */
  readonly bypass: readonly string[];
  /** Why these settings do not tell which way a browser goes; null when they do. */
  readonly unclear: string | null;
  /** The proxy of programs that follow WinHTTP, such as Windows services; browsers do not. Reported, never followed. */
  readonly ofServices: string | null;
}

/** Nothing set, found in `source`. */
export const noProxy = (source: string): ProxySettings => ({
  source,
  autoDetect: false,
  offered: [],
  pacUrl: null,
  proxy: null,
  bypass: [],
  unclear: null,
  ofServices: null,
});

/** A list of exceptions as people write them, apart at `;`, `,` or blanks. */
export const rulesOf = (list: string): readonly string[] =>
  list
    .toLowerCase()
    .split(/[;,\s]+/)
    .filter(rule => rule !== '');

/** Where a script may lie. That an `optional` one is missing is nothing out of the ordinary. */
export interface ScriptPlace {
  readonly url: string;
  readonly optional: boolean;
}

/** What a browser does to find its way: the first script that exists chooses, `otherwise` says it outright. */
export type Plan =
  | { readonly kind: 'open'; readonly because: string }
  | { readonly kind: 'go'; readonly scripts: readonly ScriptPlace[]; readonly otherwise: string | null };

/** Where WPAD finds its script by name. DHCP (option 252) is not asked; on Windows its last answer is looked up. */
export const wpadUrl = 'http://wpad/wpad.dat';

/** The order of Chromium and of Windows: what is detected, the script that is set, the proxy that is set, none. */
export const planFor = (settings: ProxySettings, host: string, wpad = wpadUrl): Plan => {
  const { autoDetect, offered, pacUrl, proxy, bypass, unclear } = settings;
  const manual = proxy === null || isExempt(bypass, host) ? null : proxy;
  if (isLocal(host) && manual === null) return { kind: 'go', scripts: [], otherwise: null };
  if (unclear !== null) return { kind: 'open', because: unclear };
  const scripts = [
    ...(autoDetect ? [...offered, wpad].map(url => ({ url, optional: true })) : []),
    ...(pacUrl === null ? [] : [{ url: pacUrl, optional: false }]),
  ];
  return { kind: 'go', scripts, otherwise: manual };
};

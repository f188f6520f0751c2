import { noProxy, type ProxySettings } from './settings.ts';

const entry = (printed: string, key: string): string | undefined =>
  new RegExp(`^\\s*${key} : (.*)$`, 'm').exec(printed)?.[1];

const isOn = (printed: string, key: string): boolean => entry(printed, `${key}Enable`) === '1';

const server = (printed: string, protocol: string): string | null => {
  const host = isOn(printed, protocol) ? entry(printed, `${protocol}Proxy`) : undefined;
  const port = entry(printed, `${protocol}Port`);
  return host === undefined ? null : port === undefined ? host : `${host}:${port}`;
};

/** Exceptions are one a line, after a number; a plain name covers itself only. */
const exceptions = (printed: string): readonly string[] => {
  const [, list = ''] = /ExceptionsList : <array> \{([^}]*)\}/.exec(printed) ?? [];
  return [...list.matchAll(/^\s*\d+ : (.+)$/gm)].map(([, rule = '']) => rule.trim().toLowerCase());
};

/** What `scutil --proxy` prints on macOS. The shape is documented by Apple's source, not recorded from a machine. */
export const macSettings = (printed: string): ProxySettings => {
  const socks = server(printed, 'SOCKS');
  const simple = entry(printed, 'ExcludeSimpleHostnames') === '1' ? ['<local>'] : [];
  return {
    ...noProxy('the network settings of macOS'),
    autoDetect: isOn(printed, 'ProxyAutoDiscovery'),
    pacUrl: isOn(printed, 'ProxyAutoConfig') ? (entry(printed, 'ProxyAutoConfigURLString') ?? null) : null,
    proxy: server(printed, 'HTTPS') ?? (socks === null ? null : `socks5://${socks}`),
    bypass: [...simple, ...exceptions(printed)],
  };
};

import { noProxy, type ProxySettings } from './settings.ts';

/** The schema that holds GNOME's proxy settings. */
export const gnomeSchema = 'org.gnome.system.proxy';

/** The desktops whose settings Chromium reads from there (net/proxy_resolution/proxy_config_service_linux.cc). */
export const isGnome = (desktop = ''): boolean =>
  /(^|:)(GNOME|Unity|X-Cinnamon|Pantheon)(:|$)/i.test(desktop);

const unquoted = (text: string): string => text.replace(/^(['"])(.*)\1$/, '$2');

/** What `gsettings list-recursively` prints of that schema: schema, key and value, a blank apart. Null when no mode is among it. */
export const gnomeSettings = (printed: string): ProxySettings | null => {
  const values = new Map(
    printed
      .split(/\r?\n/)
      .map(line => /^(\S+) (\S+) (.*)$/.exec(line))
      .filter(found => found !== null)
      .map(([, schema = '', key = '', value = '']) => [`${schema} ${key}`, value]),
  );
  const text = (child: string, key: string) => unquoted(values.get(`${gnomeSchema}${child} ${key}`) ?? '');
  const server = (child: string): string | null => {
    const host = text(child, 'host');
    const port = Number(text(child, 'port'));
    return host === '' ? null : port === 0 ? host : `${host}:${port}`;
  };
  const none = noProxy('the settings of GNOME');
  const socks = server('.socks');
  switch (text('', 'mode')) {
    case 'none':
      return none;
    case 'auto': {
      const url = text('', 'autoconfig-url');
      return { ...none, autoDetect: url === '', pacUrl: url || null };
    }
    case 'manual':
      return {
        ...none,
        proxy: server('.https') ?? (socks === null ? null : `socks5://${socks}`),
        bypass: [...text('', 'ignore-hosts').matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, a, b]) =>
          (a ?? b ?? '').toLowerCase(),
        ),
      };
    default:
      return null;
  }
};

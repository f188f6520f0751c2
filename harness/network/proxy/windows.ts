import { realClock } from '../../clock.ts';
import { type ConnectionSettings, parseConnectionSettings } from './connection-settings.ts';
import { offeredScripts } from './dhcp-offers.ts';
import { type RegistryKey, type RegistryValues, readEverywhere, readKey } from './registry.ts';
import { noProxy, type ProxySettings, rulesOf } from './settings.ts';

const settingsKey = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const policyKey = 'HKLM\\Software\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const settingsValues = ['ProxyEnable', 'ProxyServer', 'ProxyOverride', 'AutoConfigURL'];
const browserValues = ['ProxyMode', 'ProxySettings', 'ProxyServer', 'ProxyServerMode', 'ProxyPacUrl'];
const browserKey = (hive: string, vendor: string): RegistryKey => ({
  key: `${hive}\\Software\\Policies\\${vendor}`,
  values: browserValues,
});

/** The keys that bear on proxies, by what they are for. */
export const windowsKeys = {
  user: { key: `HKCU\\${settingsKey}`, values: settingsValues, required: true },
  userConnections: { key: `HKCU\\${settingsKey}\\Connections`, values: ['DefaultConnectionSettings'] },
  machine: { key: `HKLM\\${settingsKey}`, values: settingsValues },
  machineConnections: {
    key: `HKLM\\${settingsKey}\\Connections`,
    values: ['DefaultConnectionSettings', 'WinHttpSettings'],
  },
  policy: { key: policyKey, values: ['ProxySettingsPerUser'] },
  chrome: browserKey('HKLM', 'Google\\Chrome'),
  chromeOfUser: browserKey('HKCU', 'Google\\Chrome'),
  edge: browserKey('HKLM', 'Microsoft\\Edge'),
  edgeOfUser: browserKey('HKCU', 'Microsoft\\Edge'),
} satisfies Readonly<Record<string, RegistryKey>>;

/** Where Windows keeps what DHCP said, a subkey for each interface. */
const interfaces = {
  key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces',
  value: 'DhcpInterfaceOptions',
};

/** What was found in them; what a key does not have is not set. */
export type WindowsRegistry = { readonly [name in keyof typeof windowsKeys]?: RegistryValues };

/** `host:port` for every protocol, or a list such as `http=a:80;https=b:8080`. */
const serverForHttps = (setting: string): string | null => {
  const servers = setting
    .toLowerCase()
    .split(/[;\s]+/)
    .filter(part => part !== '');
  const named = servers.find(part => part.startsWith('https='))?.slice('https='.length);
  const socks = servers.find(part => part.startsWith('socks='))?.slice('socks='.length);
  const plain = servers.find(part => !part.includes('='));
  return named ?? plain ?? (socks === undefined ? null : `socks://${socks}`);
};

/** A browser that policy gives settings of its own pays no heed to the system's. */
const followsSystem = (policy: RegistryValues = {}): boolean =>
  Object.entries(policy).every(([name, value]) =>
    name === 'ProxyMode'
      ? value === 'system'
      : name === 'ProxyServerMode'
        ? Number(value) === 3
        : name === 'ProxySettings' && /"ProxyMode"\s*:\s*"system"/.test(value),
  );

/** Windows keeps the same settings twice. Each program reads one of the two places, so where they differ none is sure. */
const differ = (manual: string, pacUrl: string, kept: ConnectionSettings | null): boolean =>
  kept !== null &&
  ((kept.proxy ?? '').toLowerCase() !== manual.toLowerCase() ||
    (kept.pacUrl ?? '').toLowerCase() !== pacUrl.toLowerCase());

const unclearBecause = (registry: WindowsRegistry, twice: boolean, pacUrl: string): string | null => {
  const { chrome, chromeOfUser, edge, edgeOfUser } = registry;
  if (![chrome, chromeOfUser].every(followsSystem)) return 'a policy gives Chrome proxy settings of its own';
  if (![edge, edgeOfUser].every(followsSystem)) return 'a policy gives Edge proxy settings of its own';
  if (twice) return 'the two places where Windows keeps its proxy settings do not agree';
  return pacUrl.includes('\ufffd') ? 'the address of the PAC script is not in ASCII' : null;
};

/**
 * The Internet Settings, which Chrome, Edge and whatever uses WinINet follow: the user's, or the machine's where policy
 * says so. Automatic detection is on until somebody switches it off.
 */
export const windowsSettings = (
  registry: WindowsRegistry,
  offered: readonly string[] = [],
): ProxySettings => {
  const { user, userConnections, machine, machineConnections, policy } = registry;
  const perUser = Number(policy?.ProxySettingsPerUser ?? 1) !== 0;
  const values = (perUser ? user : machine) ?? {};
  const connections = perUser ? userConnections : machineConnections;
  const kept = parseConnectionSettings(connections?.DefaultConnectionSettings ?? '');
  const manual = Number(values.ProxyEnable ?? 0) === 0 ? '' : (values.ProxyServer ?? '');
  const pacUrl = values.AutoConfigURL ?? '';
  const services = parseConnectionSettings(machineConnections?.WinHttpSettings ?? '');
  return {
    ...noProxy(perUser ? 'the Internet Settings of the user' : 'the Internet Settings of the machine'),
    autoDetect: kept?.autoDetect ?? true,
    offered,
    pacUrl: pacUrl || null,
    proxy: serverForHttps(manual),
    bypass: rulesOf(values.ProxyOverride ?? ''),
    unclear: unclearBecause(registry, differ(manual, pacUrl, kept), pacUrl),
    ofServices: services?.proxy ?? null,
  };
};

/** Reads all keys at once. */
export const readWindowsSettings = async (signal: AbortSignal): Promise<ProxySettings> => {
  const keys = Object.entries<RegistryKey>(windowsKeys).map(
    async ([name, key]) => [name, await readKey(key, signal)] as const,
  );
  const [leases, ...found] = await Promise.all([
    readEverywhere(interfaces.key, interfaces.value, signal),
    ...keys,
  ]);
  const now = realClock.now();
  return windowsSettings(
    Object.fromEntries(found),
    leases.flatMap(lease => offeredScripts(lease, now)),
  );
};

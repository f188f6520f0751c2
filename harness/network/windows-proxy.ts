import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { failure } from './failure.ts';

const settingsKey = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

/** Values of a registry key by name; numbers stand as `reg` prints them, e.g. `0x1`. */
export type RegistryValues = Readonly<Record<string, string>>;

/** Reads what `reg query` prints: one value a line, its name, type and data four spaces apart. */
export const parseRegistryValues = (output: string): RegistryValues =>
  Object.fromEntries(
    output
      .split(/\r?\n/)
      .map(line => /^ {4}(.+?) {4}REG_\w+(?: {4}(.*))?$/.exec(line))
      .filter(found => found !== null)
      .map(([, name = '', data = '']) => [name, data]),
  );

/** The Internet Settings of the present user, read-only. */
export const readInternetSettings = (signal: AbortSignal): Promise<RegistryValues> =>
  new Promise((resolve, reject) => {
    const reg = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe');
    execFile(reg, ['query', settingsKey], { signal, windowsHide: true }, (error, stdout) => {
      if (error === null) resolve(parseRegistryValues(stdout));
      else reject(failure('unknown', `reg query: ${error.code}`));
    });
  });

/** One entry of ProxyOverride: `*` stands for any text, `<local>` for names without a dot. */
const covers = (entry: string, host: string): boolean => {
  if (entry === '<local>') return !host.includes('.');
  const pattern = entry.replace(/^https:\/\//, '').replace(/:443$/, '');
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(host);
};

/** `host:port` for every protocol, or a list such as `http=a:80;https=b:8080`. */
const serverForHttps = (setting: string): string | null => {
  const servers = setting.split(/[;\s]+/).filter(part => part !== '');
  const named = servers.find(part => part.startsWith('https='))?.slice('https='.length);
  const socks = servers.find(part => part.startsWith('socks='))?.slice('socks='.length);
  const plain = servers.find(part => !part.includes('='));
  return named ?? plain ?? (socks === undefined ? null : `socks://${socks}`);
};

/** The proxy that the Internet Settings name for `https://host`, as written there; null when the host is reached without one. */
export const windowsProxy = (settings: RegistryValues, host: string): string | null => {
  if (Number(settings.ProxyEnable ?? 0) === 0) return null;
  const exempt = (settings.ProxyOverride ?? '').toLowerCase().split(/[;,\s]+/);
  if (exempt.some(entry => entry !== '' && covers(entry, host.toLowerCase()))) return null;
  return serverForHttps((settings.ProxyServer ?? '').toLowerCase());
};

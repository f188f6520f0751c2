import { BlockList, isIP, isIPv4 } from 'node:net';

const httpsPort = '443';

const range = (network: string, prefix: string): BlockList | null => {
  const bits = Number(prefix);
  const family = isIP(network);
  if (family === 0 || !/^\d+$/.test(prefix) || bits > (family === 4 ? 32 : 128)) return null;
  const list = new BlockList();
  list.addSubnet(network, bits, family === 4 ? 'ipv4' : 'ipv6');
  return list;
};

const inRange = (address: string, list: BlockList): boolean =>
  isIP(address) !== 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');

const linkLocal = new BlockList();
linkLocal.addSubnet('127.0.0.0', 8);
linkLocal.addSubnet('169.254.0.0', 16);
linkLocal.addSubnet('::1', 128, 'ipv6');
linkLocal.addSubnet('fe80::', 10, 'ipv6');

/** Hosts that browsers reach without a proxy whatever is set: this machine and its own line (Chromium, net/docs/proxy.md). */
export const isLocal = (host: string): boolean =>
  /^(.+\.)?localhost\.?$|^loopback\.?$/i.test(host) || inRange(host, linkLocal);

/** Whether `text` is like `pattern`, where `*` stands for any text; linear, however many stars there are. */
export const isLike = (text: string, pattern: string): boolean => {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
    return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
};

/** `*.example`, `10.*`, `[::1]`, `10.0.0.0/8`, `.example`, each perhaps with `https://` before it and `:443` behind it. */
const covers = (rule: string, host: string): boolean => {
  if (rule === '<local>') return !host.includes('.') && isIP(host) === 0;
  const [, network = '', prefix] = /^([\d.]+|[\da-f:.]+)\/(\d+)$/.exec(rule) ?? [];
  if (prefix !== undefined) {
    const list = range(network, prefix);
    return list !== null && inRange(host, list);
  }
  const [, scheme = 'https', pattern = '', port = httpsPort] =
    /^(?:([a-z]+):\/\/)?(.*?)(?::(\d+))?$/.exec(isIP(rule) === 6 ? `[${rule}]` : rule) ?? [];
  const name = pattern.replace(/^\[|\]$/g, '').replace(/^\./, '*.');
  return scheme === 'https' && port === httpsPort && name !== '' && isLike(host, name);
};

/**
 * Whether a list of exceptions lets `https://host` go without the proxy. The first rule that bears on the host decides;
 * local hosts are exempt unless `<-loopback>` takes that back.
 */
export const isExempt = (rules: readonly string[], host: string): boolean => {
  const name = host.toLowerCase();
  const local = isLocal(name);
  for (const rule of rules) {
    if (local && rule === '<-loopback>') return false;
    if (covers(rule, name)) return true;
  }
  return local;
};

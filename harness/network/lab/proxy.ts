import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hostAddresses, openResolverAddress, proxyAddress } from './addresses.ts';
import { accepts, daemon, type Running } from './daemon.ts';
import { labFolder } from './namespace.ts';
import type { Authority } from './servers/authority.ts';

const run = promisify(execFile);
const programs = '/usr/lib/squid';

/** The proxy's ports, by what it does there; to deny one host alone it has a port for each. */
export const proxyPorts = {
  tunnel: 3128,
  'ask-for-credentials': 3129,
  deny: 3130,
  inspect: 3131,
  closed: 3199,
};
/** Where a firewall brings connections that the filter is to open. */
export const inspectingPort = 3140;
export const portThatDenies = (host: string): number => 3150 + [...hostAddresses.keys()].indexOf(host);

const oneDenied = [...hostAddresses.keys()].map(
  (host, index) => `http_port ${portThatDenies(host)} name=denies-${index}
acl denies-${index} myportname denies-${index}
acl host-${index} dstdomain ${host}
http_access deny denies-${index} host-${index}
`,
);

const configuration = (folder: string): string => {
  const authority = `ssl-bump generate-host-certificates=on tls-cert=${folder}/filter.pem`;
  return `
http_port ${proxyPorts.tunnel} name=tunnel
http_port ${proxyPorts['ask-for-credentials']} name=ask
http_port ${proxyPorts.deny} name=deny
http_port ${proxyPorts.inspect} name=inspect ${authority}
https_port ${inspectingPort} name=line intercept ${authority}
auth_param basic program ${programs}/basic_ncsa_auth ${folder}/passwords
auth_param basic realm the organisation
acl known proxy_auth REQUIRED
acl ask myportname ask
acl deny myportname deny
acl inspected myportname inspect line
acl hello at_step SslBump1
http_access deny deny
${oneDenied.join('')}http_access deny ask !known
http_access allow all
ssl_bump peek inspected hello
ssl_bump bump inspected
ssl_bump none all
sslcrtd_program ${programs}/security_file_certgen -s ${folder}/certificates -M 4MB
sslcrtd_children 2 startup=1
tls_outgoing_options cafile=${folder}/root.pem
dns_nameservers ${openResolverAddress}
hosts_file none
connect_timeout 5 seconds
connect_retries 0
cache deny all
access_log none
cache_log ${folder}/squid.log
cache_store_log none
pid_filename none
netdb_filename none
coredump_dir ${folder}
visible_hostname ${proxyAddress}
pinger_enable off
shutdown_lifetime 0 seconds
`;
};

/** The organisation's proxy, which is also its web filter: squid, which refuses to be root. */
export const startProxy = async ({ root, filter }: Authority): Promise<Running> => {
  const folder = join(labFolder, 'squid');
  await mkdir(folder);
  await Promise.all([
    writeFile(join(folder, 'squid.conf'), configuration(folder)),
    writeFile(join(folder, 'filter.pem'), filter.cert + filter.key),
    writeFile(join(folder, 'root.pem'), root.cert),
    writeFile(join(folder, 'passwords'), ''),
    run(join(programs, 'security_file_certgen'), ['-c', '-s', join(folder, 'certificates'), '-M', '4MB']),
  ]);
  const [command = '', ...asUser] = await becoming(folder);
  return daemon(command, [...asUser, 'squid', '-N', '-f', join(folder, 'squid.conf')], () =>
    accepts(proxyAddress, proxyPorts.tunnel),
  );
};

/** Debian's user for proxies. */
const user = 13;

/** How to become that user, whose the folder then is: as root outright; who is root in a user namespace only, in one more. */
const becoming = async (folder: string): Promise<readonly string[]> => {
  const everyUser = /^\s*0\s+0\s+4294967295\s*$/m;
  if (!everyUser.test(await readFile('/proc/self/uid_map', 'utf8')))
    return ['unshare', '--user', `--map-user=${user}`, `--map-group=${user}`];
  await run('chown', ['-R', `${user}:${user}`, folder]);
  return ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups', '--pdeathsig', 'KILL'];
};

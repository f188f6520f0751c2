import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accepts, daemon, type Running } from '../daemon.ts';
import { labFolder } from '../namespace.ts';
import type { Authority } from './authority.ts';

/** Servers that speak nothing newer than a version which is out of use, and their ports: openssl s_server. */
export const oldVersions = {
  'tls-1.0': { port: 4390, option: '-tls1' },
  'tls-1.1': { port: 4391, option: '-tls1_1' },
} as const;

const start = async (file: string, { port, option }: { port: number; option: string }) =>
  daemon(
    'openssl',
    ['s_server', '-quiet', '-www', '-accept', `${port}`, option, '-cipher', 'ALL:@SECLEVEL=0', '-cert', file],
    () => accepts('127.0.0.1', port),
  );

export const startOldTls = async ({ genuine }: Authority): Promise<readonly Running[]> => {
  const file = join(labFolder, 'old-tls.pem');
  await writeFile(file, genuine.cert + genuine.key);
  return Promise.all(Object.values(oldVersions).map(version => start(file, version)));
};

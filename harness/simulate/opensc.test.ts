import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { packageRoot } from '../cli/package-root.ts';
import { err1002 } from '../cli/testing/err1002.ts';
import { whyNoNamespace } from '../virtual-reader/namespace.ts';

/** Debian packages that the script needs, each with a file that shows it is there. */
const packages = {
  opensc: '/usr/bin/pkcs11-tool',
  openssl: '/usr/bin/openssl',
  'pcsc-tools': '/usr/bin/pcsc_scan',
  'python3-pyscard': '/usr/lib/python3/dist-packages/smartcard/System.py',
};
const missing = Object.entries(packages).flatMap(([name, file]) => (existsSync(file) ? [] : [name]));
const tools = missing.length === 0 ? null : `missing packages: apt-get install ${missing.join(' ')}`;

/** Why these tools cannot be tried on a service; null when they can. */
const reasons: { readonly [service: string]: string | null } = {
  own: tools,
  pcscd: tools ?? (await whyNoNamespace()),
};

const expected = [
  'pcsc_scan: ATR: 3B D6 97 00 81 B1 FE 45 1F 07 80 31 C1 52 11 18 F9',
  'pyscard: 3bd6970081b1fe451f078031c1521118f9',
  'name: Personal Identity Verification Card',
  'piv: Personal Identity Verification Card',
  'objects: 2',
  'test: No errors',
  'issuer 01: issuer=C = GB, O = nhs, OU = CA, CN = NHS Authentication G2',
  'signature 01: Verified OK',
  'issuer 02: issuer=C = GB, O = nhs, OU = CA, CN = NHS Signing G2',
  'signature 02: Verified OK',
  'decryption: same',
  'after three wrong: Authentication method blocked',
  'done',
];

for (const [service, reason] of Object.entries(reasons)) {
  const name = `on ${service}, a series 9 card signs, decrypts and locks for programs of others`;
  if (reason !== null && process.env.CI !== 'true') {
    t.pass(name, { skip: reason });
    continue;
  }
  t.test(name, async t => {
    const folder = await mkdtemp(join(tmpdir(), 'opensc-'));
    t.teardown(() => rm(folder, { recursive: true }));
    const script = join(packageRoot(), 'harness/simulate/testing/opensc.sh');
    const words = ['simulate', '--service', service, '--pace', 'instant', '--', 'sh', script, folder];
    const { status, stdout, stderr } = await err1002(words);
    t.strictSame(stdout.trim().split('\n'), expected);
    t.equal(status, 0, stderr);
  });
}

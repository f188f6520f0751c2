import { join } from 'node:path';
import t from 'tap';
import { packageRoot } from '../cli/package-root.ts';
import { err1002 } from '../cli/testing/err1002.ts';
import { whyNoNamespace } from '../virtual-reader/namespace.ts';
import { missing } from './testing/programs.ts';

const script = join(packageRoot(), 'harness', 'pcsc-service', 'testing', 'calls.py');

/** What a script of PC/SC calls is answered on a service, a line each. */
const answers = async (service: 'own' | 'pcscd'): Promise<readonly string[]> => {
  const { status, stdout, stderr } = await err1002([
    ...['simulate', '--service', service, '--pace', 'instant'],
    ...['--', '/usr/bin/python3', script],
  ]);
  if (status !== 0) throw new Error(`${service}: ${stderr}`);
  return stdout.trim().split('\n');
};

const reason =
  missing('python3-pyscard', '/usr/bin/python3', '/usr/lib/python3/dist-packages/smartcard') ||
  (await whyNoNamespace());

if (reason === null)
  t.test('two programs get the same codes from our service as from pcscd', async t => {
    const ours = await answers('own');
    t.ok(ours.length > 45, 'the whole script ran');
    t.strictSame(ours, await answers('pcscd'));
  });
else if (process.env.CI === 'true') t.fail(reason);
else t.pass('comparison with pcscd', { skip: reason });

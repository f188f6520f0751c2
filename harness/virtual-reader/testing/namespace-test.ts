import { readdir, readlink } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { pcscReaders } from '../../pcsc/pcsc-readers.ts';
import { inNamespace, insideNamespace, whyNoNamespace } from '../namespace.ts';

const processesHere = async (): Promise<readonly string[]> => {
  const here = await readlink('/proc/self/ns/net');
  const pids = (await readdir('/proc')).filter(entry => /^\d+$/.test(entry));
  const spaces = await Promise.all(
    pids.map(async pid => ({ pid, net: await readlink(`/proc/${pid}/ns/net`).catch(() => '') })),
  );
  return spaces.filter(({ net }) => net === here).map(({ pid }) => pid);
};

/** Why the tests cannot run; the PC/SC client is asked too, where there is no service to find. */
const whyNot = async (): Promise<string | null> => {
  const reason = await whyNoNamespace();
  if (reason !== null) return reason;
  const door = pcscReaders({ socket: '/nowhere' });
  const list = await door.list(10_000);
  await door.close();
  return list.kind === 'skipped' ? list.because : null;
};

/**
 * Runs a test file (its `import.meta.url`) once more in the private namespace, and its tests there; then nothing may
 * be left in it. Without the packages it is one visible skip, and with `CI=true` a failure.
 */
export const namespaceTests = async (file: string, tests: () => void): Promise<void> => {
  if (insideNamespace()) {
    tests();
    t.test('nothing is left behind', async t => {
      t.strictSame(await processesHere(), [`${process.pid}`], 'processes');
      t.strictSame(await readdir('/run/err1002'), ['libifdvpcd.so'], 'files');
      t.strictSame(await readdir('/run/pcscd'), [], 'sockets');
    });
    return;
  }
  const reason = await whyNot();
  if (reason === null) process.exitCode = await inNamespace([fileURLToPath(file)]);
  else if (process.env.CI === 'true') t.fail(reason);
  else t.pass('virtual reader', { skip: reason });
};

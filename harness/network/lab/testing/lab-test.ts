import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { pause } from '../../../clock.ts';
import { type Lab, openLab } from '../lab.ts';
import { inLab, insideLab, whyNoLab } from '../namespace.ts';

/** What /proc says of a process: its name in parentheses, and a letter for its state (proc_pid_stat(5)). */
const nameAndState = /\((.*)\) (\S)/s;

/** Names of the lab's processes, other than this one; those that have ended and wait for nobody to ask are none. */
const others = async (): Promise<readonly string[]> => {
  const pids = (await readdir('/proc')).filter(entry => /^\d+$/.test(entry) && entry !== `${process.pid}`);
  const stats = await Promise.all(pids.map(pid => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  return stats.flatMap(stat => {
    const [, name = '', state] = nameAndState.exec(stat) ?? [];
    return state === undefined || state === 'Z' ? [] : [name];
  });
};

/**
 * Runs a test file (its `import.meta.url`) once more inside the lab, and its tests there; then no process may be left
 * in it. Where there can be no lab it is one visible skip, and with `CI=true` a failure.
 */
export const labTests = async (file: string, tests: (lab: Lab) => void): Promise<void> => {
  const reason = await whyNoLab();
  if (insideLab()) {
    const lab = await openLab();
    tests(lab);
    t.test('nothing is left running', async t => {
      await lab.close();
      const { signal } = new AbortController();
      // Children of what was killed take a moment to go.
      for (let looks = 0; looks < 100 && (await others()).length > 0; looks++) await pause(50, signal);
      t.strictSame(await others(), []);
    });
  } else if (reason === null) process.exitCode = await inLab([fileURLToPath(file)]);
  else if (process.env.CI === 'true') t.fail(reason);
  else t.pass('network lab', { skip: reason });
};

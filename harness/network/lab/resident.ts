import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import type { LabWorkstation } from './workstation.ts';

/** What a resident is to find out. */
export interface Errand {
  readonly guidanceFile: string;
  /** Variables to set, and others to forget. */
  readonly env: Readonly<Record<string, string>>;
  readonly unset: readonly string[];
  /** Milliseconds for each probe. */
  readonly deadline: number;
}

/** What it found out, in how many milliseconds, and the most memory that it has ever had, in bytes. */
export interface Found {
  readonly evidence: Evidence;
  readonly took: number;
  readonly mostMemory: number;
}

/** A program that stays on a workstation and investigates its network as often as it is asked. */
export interface Resident {
  investigate(errand: Errand): Promise<Found>;
  leave(): void;
}

const script = fileURLToPath(new URL(`./resident-child${extname(import.meta.url)}`, import.meta.url));

/** Settles on a workstation, so that an investigation costs no new process. One errand at a time. */
export const settle = (workstation: LabWorkstation): Resident => {
  const child = workstation.fork(script);
  child.on('error', () => {});
  return {
    investigate: errand =>
      new Promise((resolve, reject) => {
        const ended = () => reject(new Error('the resident program ended'));
        child.once('exit', ended);
        child.once('message', (found: Found) => {
          child.off('exit', ended);
          resolve(found);
        });
        child.send(errand, error => error && reject(error));
      }),
    leave: () => child.kill('SIGKILL'),
  };
};

import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import type { Lab } from './lab.ts';
import { labFolder } from './namespace.ts';
import type { Trouble } from './trouble.ts';

const program = fileURLToPath(new URL(`./examine-child${extname(import.meta.url)}`, import.meta.url));
/** Sources need the loader that we were started with; what was built from them needs none. */
const loader = extname(import.meta.url) === '.ts' ? process.execArgv : [];

/** What a workstation with these troubles around it finds out, each probe within `deadline` milliseconds. */
export const examine = async (
  lab: Lab,
  troubles: readonly Trouble[],
  deadline: number,
): Promise<Evidence> => {
  const rootFile = join(labFolder, 'root.pem');
  await writeFile(rootFile, lab.root);
  const { status, stdout, stderr } = await lab.on(troubles, workstation =>
    workstation.run([process.execPath, ...loader, program, rootFile, `${deadline}`]),
  );
  if (status !== 0) throw new Error(`the examination ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
};

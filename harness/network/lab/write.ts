import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cases } from './cases/cases.ts';
import { openLab } from './lab.ts';
import { inLab, insideLab } from './namespace.ts';
import { readme, readmePath } from './readme.ts';
import { results } from './results.ts';

/** Takes every case through the lab and writes the table anew. */
const write = async (): Promise<void> => {
  const lab = await openLab();
  try {
    await writeFile(readmePath(), readme(await results(lab, cases)));
  } finally {
    await lab.close();
  }
};

if (insideLab()) await write();
else process.exitCode = await inLab([fileURLToPath(import.meta.url)]);

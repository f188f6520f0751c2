import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { inNamespace, insideNamespace } from '../virtual-reader/namespace.ts';
import { readme, readmePath } from './readme.ts';
import { rows } from './table.ts';

/** Takes every fault down the three roads and writes the table anew, in the private namespace. */
if (insideNamespace()) await writeFile(readmePath(), readme(await rows()));
else process.exitCode = await inNamespace([fileURLToPath(import.meta.url)]);

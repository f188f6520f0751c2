import { writeFile } from 'node:fs/promises';
import { readme, readmePath } from './readme.ts';

/** Writes the table anew. */
await writeFile(readmePath(), await readme());

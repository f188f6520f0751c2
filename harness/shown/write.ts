import { writeFile } from 'node:fs/promises';
import { predicted } from '../../src/diagnose/predicted.ts';
import { problemOf } from '../../src/diagnose/problem.ts';
import { shownCases } from './cases.ts';
import { compare } from './compare.ts';
import { shownReadme, shownReadmePath } from './readme.ts';

/** Writes the list anew. */
const { unshown } = compare(await shownCases(), { problemOf, predicted });
await writeFile(shownReadmePath(), shownReadme(unshown));

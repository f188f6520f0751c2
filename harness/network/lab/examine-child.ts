import { readFileSync } from 'node:fs';
import { defaultGuidance } from '../../../src/guidance/default.ts';
import { investigate } from '../../../src/investigate.ts';
import { realWorkstation } from '../../real-workstation.ts';

/** A program for a workstation of the lab: takes the file of the lab's root and a deadline, prints its evidence. */
const [rootFile = '', deadline = ''] = process.argv.slice(2);
const real = realWorkstation({ roots: [readFileSync(rootFile, 'utf8')] });
const evidence = await investigate(real, {
  guidance: defaultGuidance,
  symptom: null,
  deadline: Number(deadline),
});
await real.close();
console.log(JSON.stringify(evidence));

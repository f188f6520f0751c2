import { readFileSync } from 'node:fs';
import { defaultGuidance } from '../../../src/guidance/default.ts';
import { investigate } from '../../../src/investigate.ts';
import { realWorkstation } from '../../real-workstation.ts';
import { realNetwork } from '../real-network.ts';

/** A program for a workstation of the lab: takes the file of the lab's root and a deadline, prints its evidence. */
const [rootFile = '', deadline = ''] = process.argv.slice(2);
const real = realWorkstation();
const network = realNetwork({ roots: [readFileSync(rootFile, 'utf8')] });
const evidence = await investigate(
  { ...real, network },
  { guidance: defaultGuidance, symptom: null, deadline: Number(deadline) },
);
await real.close();
console.log(JSON.stringify(evidence));

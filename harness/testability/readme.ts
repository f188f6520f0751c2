import { join } from 'node:path';
import { measuresOf, testability } from '../../src/diagnose/testability.ts';
import { detectedWords, measureLines, testabilityLines } from '../../src/explain/testability-lines.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { packageRoot } from '../cli/package-root.ts';

/** The table that `readme` writes. */
export const readmePath = (): string => join(packageRoot(), 'harness/testability/README.md');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The testability of the model for a workstation with one reader, in Markdown. */
export const readme = (): string => {
  const found = testability({ hosts: defaultGuidance.hosts, readers: ['reader'] });
  return [
    '# How well each cause can be found out',
    '',
    'Every single cause of the model on a workstation with one reader; how it is found, and which other causes may show the same',
    'to the machine, each with the cheapest check of a person that tells the two apart.',
    '',
    'Written by `npm run testability`; a test compares it with the model. `err1002 model` prints the same.',
    '',
    ...measureLines(measuresOf(found)).map(([words, value]) => `- ${value}: ${words}`),
    '',
    line(['cause', 'at', 'found', 'may look alike: what tells']),
    line(['---', '---', '---', '---']),
    ...testabilityLines(found).map(({ cause, targets, detected, alike }) =>
      line([
        `\`${cause}\``,
        targets.join(', '),
        detectedWords[detected],
        alike.map(other => `\`${other.cause}\`: ${other.check ?? 'no check of ours'}`).join('<br>'),
      ]),
    ),
    '',
  ].join('\n');
};

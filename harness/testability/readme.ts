import { join } from 'node:path';
import { ambiguityGroups } from '../../src/diagnose/ambiguity.ts';
import { measuresOf, testability } from '../../src/diagnose/testability.ts';
import {
  detectedWords,
  groupLines,
  measureLines,
  percent,
  splitWords,
  testabilityLines,
} from '../../src/explain/testability-lines.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { packageRoot } from '../cli/package-root.ts';
import { type Measured, measured } from './measured.ts';

/** The table that `readme` writes. */
export const readmePath = (): string => join(packageRoot(), 'harness/testability/README.md');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const headed = (...cells: readonly string[]): readonly string[] => [
  line(cells),
  line(cells.map(() => '---')),
];

const measuredLines = (alone: Measured, together: Measured): readonly string[] => [
  '## Measured',
  '',
  `Every single fault that the simulator knows and that breaks the healthy workstation (${alone.faults}: each kind in each way at each place, three`,
  'of each number), looked at and diagnosed. The machine alone knows what the user saw at log-in; then everybody answers too.',
  '',
  ...headed('of all single faults', 'the machine alone', 'everybody asked', 'target'),
  line(['detected', percent(alone.detected), percent(together.detected), '100 %']),
  line(['isolated to one cause', percent(alone.isolated), percent(together.isolated), '']),
  line([
    'isolated to one cause, of those that some check of the machine tells from all others',
    percent(alone.isolatedWhereSplit),
    '',
    'at least 90 %',
  ]),
  line(['isolated to at most three', percent(alone.withinThree), percent(together.withinThree), '100 %']),
  '',
  'Whatever else is left with two or three explanations is left within one of the groups below: its causes give the machine the',
  'same answers, so that no check of ours at the workstation exists.',
  '',
];

/** What the model alone says of a workstation with one reader: the page from its second heading on. */
export const modelPart = (): string => {
  const scope = { hosts: defaultGuidance.hosts, readers: ['reader'] };
  const found = testability(scope);
  return [
    '## Groups of causes that the machine may leave together',
    '',
    'Exact for the model, on a workstation with one reader: sets of single causes that can all have given the same answers, and the',
    'cheapest check of a person that splits each.',
    '',
    ...headed('causes', 'at', 'what splits them'),
    ...groupLines(ambiguityGroups(scope)).map(group =>
      line([
        group.causes.map(cause => `\`${cause}\``).join(', '),
        group.targets.join(', '),
        splitWords(group, 'none'),
      ]),
    ),
    '',
    '## Each cause at worst',
    '',
    'Every single cause of the model; how it is found, and which other causes may show the same to the machine when it gives the',
    'least telling of its answers, each with the cheapest check of a person that tells the two apart.',
    '',
    ...measureLines(measuresOf(found)).map(([words, value]) => `- ${value}: ${words}`),
    '',
    ...headed('cause', 'at', 'found', 'may look alike: what tells'),
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

/** The testability of the model, and what was measured, in Markdown. */
export const readme = async (): Promise<string> =>
  [
    '# How well each cause can be found out',
    '',
    'Written by `npm run testability`; a test compares it with the model. `err1002 model` prints all but what is measured.',
    '',
    ...measuredLines(await measured({}), await measured({ directory: 'reachable', answers: 'truthful' })),
    modelPart(),
  ].join('\n');

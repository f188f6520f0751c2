import { join } from 'node:path';
import { packageRoot } from '../cli/package-root.ts';
import { inWords } from './observation.ts';
import type { Finding, Row } from './table.ts';

/** The table that `readme` writes. */
export const readmePath = (): string => join(packageRoot(), 'harness/differential/README.md');

const cell = (finding: Finding): string => {
  switch (finding.kind) {
    case 'same':
      return 'the same';
    case 'known':
      return `the same, but ${finding.why.join('; and ')}`;
    case 'not-shown':
      return `not shown: ${finding.why}`;
    case 'other':
      return `**other**: ${inWords(finding.seen)}`;
  }
};

const line = (cells: readonly string[]): string =>
  `| ${cells.map(text => text.replaceAll('|', '\\|')).join(' | ')} |`;

/** How often each finding was made, as a sentence. */
const summary = (rows: readonly Row[]): string => {
  const count = (road: 'ourService' | 'pcscd', kind: Finding['kind']) =>
    rows.filter(row => row[road].kind === kind).length;
  const over = (road: 'ourService' | 'pcscd') =>
    `${count(road, 'same')} the same, ${count(road, 'known')} the same but for what is named, ${count(road, 'not-shown')} not shown, ${count(road, 'other')} other`;
  return `${rows.length} faults. Over our own service: ${over('ourService')}. Over pcscd: ${over('pcscd')}.`;
};

/** The page for these rows, in Markdown. */
export const readme = (rows: readonly Row[]): string =>
  [
    '# What faults look like on three roads',
    '',
    'Each fault of a card, a reader or the smart card service, as a program sees it: whether the reader is listed; the answer',
    'to reset and the protocol; length and status word of each answer, up to the first that fails; and whether the card powers',
    'up once more. In process, over our own PC/SC service, and over a real pcscd 1.9.9 with vpcd; the latter two through',
    'libpcsclite and the npm package that is installed.',
    '',
    'Written by `npm run differential`; a test compares it with reality.',
    '',
    summary(rows),
    '',
    line(['fault', 'in process', 'over our own service', 'over pcscd and vpcd']),
    line(['---', '---', '---', '---']),
    ...rows.map(({ fault, expected, ourService, pcscd }) =>
      line([`\`${fault}\``, inWords(expected), cell(ourService), cell(pcscd)]),
    ),
    '',
  ].join('\n');

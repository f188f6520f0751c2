import { join } from 'node:path';
import { allGroups } from '../../../scenarios/judge/matching.ts';
import { packageRoot } from '../../cli/package-root.ts';
import { hostAddresses } from './addresses.ts';
import type { Comparison } from './known-differences.ts';
import type { Result } from './results.ts';
import { answersInWords, troubleInWords } from './words.ts';

/** The table that `readme` writes. */
export const readmePath = (): string => join(packageRoot(), 'harness/network/lab/README.md');

const shortNames = [...hostAddresses.keys()].map(host => [host, host.split('.')[0] ?? host] as const);

/** Hosts by their first label, which is enough to tell them apart. */
const short = (text: string): string =>
  shortNames.reduce((shorter, [host, label]) => shorter.replaceAll(host, label), text);

const line = (cells: readonly string[]): string =>
  `| ${cells.map(text => short(text).replaceAll('|', '\\|')).join(' | ')} |`;

const simulatorCell = ({ found, comparison }: Result): string => {
  if (comparison === null) return typeof found.faults === 'string' ? `not shown: ${found.faults}` : '';
  const said: { readonly [kind in Comparison['kind']]: string } = {
    same: 'the same',
    known: comparison.kind === 'known' ? `the same, but ${comparison.why.join('; and ')}` : '',
    other: '**other**',
  };
  return said[comparison.kind];
};

const conclusion = ({ diagnosis, judgement }: Result): string => {
  const said = diagnosis.explanations.length === 0 ? 'healthy' : allGroups(diagnosis.explanations);
  if (judgement.judgement === 'right') return said;
  return `${said}: **${judgement.judgement}**, ${judgement.why}`;
};

const summary = (results: readonly Result[]): string => {
  const right = results.filter(({ judgement }) => judgement.judgement === 'right').length;
  const compared = results.flatMap(({ comparison }) => comparison ?? []);
  const same = compared.filter(({ kind }) => kind === 'same').length;
  return `${results.length} cases, ${right} of them concluded rightly; in the simulator ${same} of ${compared.length} look the same.`;
};

/** The page for these results, in Markdown. */
export const readme = (results: readonly Result[]): string =>
  [
    '# What network faults look like, and what is concluded',
    '',
    'Each fault made by the real thing in a network namespace: nsd and unbound for names, nftables for firewalls, squid for proxies',
    'and web filters, OpenSSL and Node for servers, libfaketime for clocks. Seen is what `err1002 diagnose` answers there, where it is',
    'not as on a healthy workstation; concluded is what it names. The simulator has the same fault in its own words. Hosts are named by',
    'their first label.',
    '',
    'Written by `npm run lab`; a test compares it with reality.',
    '',
    summary(results),
    '',
    line(['fault', 'made by', 'seen', 'in the simulator', 'concluded']),
    line(['---', '---', '---', '---', '---']),
    ...results.map(result =>
      line([
        result.found.name,
        result.found.troubles.map(troubleInWords).join('; '),
        answersInWords(result.real),
        simulatorCell(result),
        conclusion(result),
      ]),
    ),
    '',
  ].join('\n');

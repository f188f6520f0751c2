import { join } from 'node:path';
import { packageRoot } from '../cli/package-root.ts';

/** The list that `shownReadme` writes. */
export const shownReadmePath = (): string => join(packageRoot(), 'harness/shown/README.md');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** What the table claims and the simulator never shows, one line for each cause and question, in Markdown. */
export const shownReadme = (unshown: readonly string[]): string => {
  const claims = new Map<string, readonly string[]>();
  for (const claim of unshown) {
    const [key = '', answer = ''] = claim.split(' = ');
    claims.set(key, [...(claims.get(key) ?? []), answer]);
  }
  return [
    '# What the causal model claims and the simulator never shows',
    '',
    'Every fault of the atlas is inflicted alone, in as many ways as its parameters have, on a workstation where somebody answers',
    'every question. Whatever is answered then, the model must allow. What the model allows besides stands here, so that',
    'nothing is claimed unseen: a log-in may show several codes by the pages on the codes, and the simulated one shows the one that',
    'its flow comes to (`symptom`); a cause that is allowed to leave an answer as it was always spoils it here (`healthy`); networks,',
    'filters, readers and other programs misbehave in more ways than the simulated ones (the others).',
    '',
    'Written by `npm run shown`; a test compares it with the model and the simulator.',
    '',
    line(['cause', 'question', 'answers']),
    line(['---', '---', '---']),
    ...[...claims].map(([key, answers]) => {
      const [cause = '', question = ''] = key.split(': ');
      return line([cause, `\`${question}\``, answers.join(', ')]);
    }),
    '',
  ].join('\n');
};

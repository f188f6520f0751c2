import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../cli/package-root.ts';
import type { Mutant } from './mutant.ts';
import { type SourceSlip, sourceSlips } from './source-slips.ts';

const folder = 'src/diagnose';

/** What is around a slip, on one line and not long. */
const around = (text: string, { start, end }: SourceSlip): string => {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, end + text.slice(end).search(/\n|$/));
  const flat = line.replace(/\s+/g, ' ').trim();
  return flat.length > 70 ? `${flat.slice(0, 70)}…` : flat;
};

const mutantsOf = (module: string): readonly Mutant[] => {
  const text = readFileSync(join(packageRoot(), module), 'utf8');
  const seen = new Map<string, number>();
  return sourceSlips(text).map((slip): Mutant => {
    const name = `${module}: ${slip.within}: ${slip.operator}: ${around(text, slip)}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return {
      id: count === 1 ? name : `${name} #${count}`,
      part: module,
      operator: slip.operator,
      module,
      replacement: { text: text.slice(0, slip.start) + slip.instead + text.slice(slip.end) },
      isEquivalent: () => false,
    };
  });
};

/** Every slip in the sources of the inversion. */
export const sourceMutants = (): readonly Mutant[] =>
  readdirSync(join(packageRoot(), folder))
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .flatMap(name => mutantsOf(`${folder}/${name}`));

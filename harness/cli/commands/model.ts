import { writeFile } from 'node:fs/promises';
import { ambiguityGroups } from '../../../src/diagnose/ambiguity.ts';
import { measuresOf, testability } from '../../../src/diagnose/testability.ts';
import {
  detectedWords,
  groupLines,
  measureLines,
  splitWords,
  type TestabilityLine,
  testabilityLines,
} from '../../../src/explain/testability-lines.ts';
import type { Guidance } from '../../../src/guidance/guidance.ts';
import { causeIds, causes } from '../../../src/model/causes.ts';
import { table } from '../../../src/model/table.ts';
import { guidanceFor } from '../../input/guidance.ts';
import { UserError } from '../../user-error.ts';
import type { Io } from '../io.ts';
import { page } from '../terminal.ts';

interface ModelOptions {
  readonly guidance?: string;
  readonly json?: boolean;
  readonly html?: string;
}

const theReader = 'reader';

/** A workstation with the hosts of the guidance and one reader. */
const scopeOf = ({ hosts }: Guidance) => ({ hosts, readers: [theReader] });

const onTerminal = (guidance: Guidance, io: Io): string => {
  const found = testability(scopeOf(guidance));
  const sheet = page(io);
  const { bold, dim } = sheet.colours;
  sheet.heading('How well single causes can be found out');
  for (const [words, value] of measureLines(measuresOf(found))) sheet.line(value.padStart(7), words);
  sheet.heading('Groups that the machine may leave together, and the cheapest check that splits each');
  for (const line of groupLines(ambiguityGroups(scopeOf(guidance)))) {
    sheet.line('', bold(line.causes.join(', ')));
    if (line.targets.some(target => target !== theReader)) sheet.line(dim('at'), line.targets.join(', '), 4);
    sheet.line('–', splitWords(line, dim('none')), 4);
  }
  const lines = testabilityLines(found);
  const clear = ({ alike }: TestabilityLine) => alike.length === 0;
  sheet.heading('Causes that the machine alone may not tell apart, and the cheapest check that does');
  for (const { cause, detected, targets, alike } of lines.filter(line => !clear(line))) {
    sheet.line('', `${bold(cause)} ${dim(`found ${detectedWords[detected]}`)}`);
    if (targets.some(target => target !== theReader)) sheet.line(dim('at'), targets.join(', '), 4);
    for (const other of alike)
      sheet.line('–', `${other.cause}: ${other.check ?? dim('no check of ours')}`, 4);
  }
  sheet.heading('Causes that the machine tells from every other');
  sheet.line('', [...new Set(lines.filter(clear).map(({ cause }) => cause))].join(', '));
  return sheet.text();
};

const asJson = (guidance: Guidance): string => {
  const found = testability(scopeOf(guidance));
  return `${JSON.stringify(
    {
      format: 1,
      guidance: { version: guidance.version, asOf: guidance.asOf },
      measures: measuresOf(found),
      groups: ambiguityGroups(scopeOf(guidance)),
      testability: found,
      causes: Object.fromEntries(causeIds.map(id => [id, causes[id]])),
      rows: table(scopeOf(guidance)),
    },
    null,
    2,
  )}\n`;
};

/** `err1002 model`: the causal model and how well each cause can be found out and told from the others. */
export const modelCommand = async (options: ModelOptions, io: Io): Promise<number> => {
  const guidance = await guidanceFor(options.guidance);
  if (options.html !== undefined) {
    const scope = scopeOf(guidance);
    const { modelPage } = await import('../../../reports/pages/model-page.ts');
    await writeFile(options.html, modelPage(testability(scope), ambiguityGroups(scope), guidance)).catch(
      error => {
        throw new UserError(options.html ?? null, null, `cannot be written (${error.code})`);
      },
    );
  }
  io.out(options.json === true ? asJson(guidance) : onTerminal(guidance, io));
  return 0;
};

import type { Scenario } from '../../../scenarios/format/scenario.ts';
import { allGroups, allInWords } from '../../../scenarios/judge/matching.ts';
import { readCanary, readScenarios } from '../../run/scenario-files.ts';
import type { Io } from '../io.ts';
import { page } from '../terminal.ts';

interface ScenariosOptions {
  readonly scenarios?: string;
  readonly schema?: boolean;
  readonly json?: boolean;
}

/** The JSON Schema by which an editor completes and checks scenario files. */
const schema = async (): Promise<string> => {
  const [{ toJsonSchema }, { ScenarioSchema }] = await Promise.all([
    import('@valibot/to-json-schema'),
    import('../../../scenarios/format/scenario.ts'),
  ]);
  // Some of our checks have no words in JSON Schema; the tool makes them when it reads the file.
  const body = toJsonSchema(ScenarioSchema, { errorMode: 'ignore', typeMode: 'input' });
  return JSON.stringify({ ...body, title: 'Scenario of err1002' }, null, 2);
};

const faultInWords = ({ kind, ...parameters }: Scenario['faults'][number]): string =>
  [kind, ...Object.values(parameters)].join(' ');

const truthInWords = ({ truth, indistinguishable }: Scenario): string => {
  if (indistinguishable !== undefined)
    return `one of ${allGroups(indistinguishable.map(group => (Array.isArray(group) ? group : [group])))}`;
  return truth.length === 0 ? 'healthy' : allInWords(truth);
};

const list = (scenarios: readonly Scenario[], io: Io): string => {
  const sheet = page(io);
  const { bold, dim } = sheet.colours;
  for (const scenario of scenarios) {
    const { name, faults, workstation, tape } = scenario;
    const differences =
      workstation === undefined ? [] : [`workstation with other ${Object.keys(workstation).join(', ')}`];
    const base = tape === undefined ? differences : [`tape ${tape}`];
    const broken = [...base, ...faults.map(faultInWords)];
    sheet.line('', bold(name), 0);
    sheet.line(dim('world'), broken.length === 0 ? 'the healthy workstation' : broken.join('; '));
    sheet.line(dim('truth'), truthInWords(scenario));
  }
  sheet.gap();
  sheet.line('', `${scenarios.length} scenarios, all of them well-formed`, 0);
  return sheet.text();
};

/** `err1002 scenarios`: reads and checks every scenario file, then lists them. */
export const scenariosCommand = async (options: ScenariosOptions, io: Io): Promise<number> => {
  if (options.schema === true) {
    io.out(`${await schema()}\n`);
    return 0;
  }
  const [read] = await Promise.all([readScenarios(options.scenarios), readCanary()]);
  const scenarios = read.map(({ recorded: _, ...scenario }) => scenario);
  io.out(
    options.json === true ? `${JSON.stringify({ format: 1, scenarios }, null, 2)}\n` : list(scenarios, io),
  );
  return 0;
};

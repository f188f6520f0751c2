import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Scenario, ScenarioSchema } from '../../scenarios/format/scenario.ts';
import { readAs } from '../input/read-data.ts';
import { scenarioFolder } from '../input/world.ts';
import { UserError } from '../user-error.ts';
import { scenarioFlaw } from './scenario-flaw.ts';

const extensions = ['.yaml', '.yml', '.json'];

/** Reads one scenario file and checks it; a `UserError` names file, place and what was expected. */
export const readScenario = async (file: string): Promise<Scenario> => {
  const scenario = await readAs(ScenarioSchema, file);
  const flaw = scenarioFlaw(scenario);
  if (flaw !== null) throw new UserError(file, flaw.place, flaw.expected);
  return scenario;
};

const filesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    const entries = await readdir(folder);
    return entries.filter(entry => extensions.includes(extname(entry))).sort();
  } catch {
    throw new UserError(folder, null, 'expected a folder with scenario files');
  }
};

/** Every scenario in a folder, by name; without a folder, those that come with err1002. */
export const readScenarios = async (folder = scenarioFolder()): Promise<readonly Scenario[]> => {
  const files = await filesIn(folder);
  if (files.length === 0)
    throw new UserError(folder, null, `expected files that end in ${extensions.join(', ')}`);
  const fileOf = new Map<string, string>();
  const scenarios: Scenario[] = [];
  for (const entry of files) {
    const file = join(folder, entry);
    const scenario = await readScenario(file);
    const other = fileOf.get(scenario.name);
    if (other !== undefined)
      throw new UserError(file, 'name', `"${scenario.name}" is the name of ${other} too; expected another`);
    fileOf.set(scenario.name, entry);
    scenarios.push(scenario);
  }
  return scenarios.sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** The built-in scenario whose truth is false: a judge that lets it pass is no judge. */
export const readCanary = (): Promise<Scenario> =>
  readScenario(join(scenarioFolder(), 'canary', 'canary.yaml'));

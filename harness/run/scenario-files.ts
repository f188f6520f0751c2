import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { type Scenario, ScenarioSchema } from '../../scenarios/format/scenario.ts';
import { readAs } from '../input/read-data.ts';
import { scenarioFolder, tapeOf } from '../input/world.ts';
import type { Tape } from '../tape/tape.ts';
import { UserError } from '../user-error.ts';
import { scenarioFlaw } from './scenario-flaw.ts';

const extensions = ['.yaml', '.yml', '.json'];

/** A scenario, and the tape that it stands on; null when it stands on a world. */
export interface ReadScenario extends Scenario {
  readonly recorded: Tape | null;
}

/** Reads one scenario file and checks it; a `UserError` names file, place and what was expected. */
export const readScenario = async (file: string): Promise<ReadScenario> => {
  const scenario = await readAs(ScenarioSchema, file);
  const taped = await tapeOf(scenario, file, () => {});
  const flaw = scenarioFlaw(scenario);
  if (flaw !== null) throw new UserError(file, flaw.place, flaw.expected);
  return { ...scenario, recorded: taped?.tape ?? null };
};

const filesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    const entries = await readdir(folder);
    return entries
      .filter(entry => extensions.includes(extname(entry)))
      .sort()
      .map(entry => join(folder, entry));
  } catch {
    throw new UserError(folder, null, 'expected a folder with scenario files');
  }
};

/** The scenarios that come with err1002, those about tapes among them. */
const ourFiles = async (): Promise<readonly string[]> =>
  (await Promise.all([scenarioFolder(), join(scenarioFolder(), 'tapes')].map(filesIn))).flat();

/** Every scenario in a folder, by name; without a folder, those that come with err1002. */
export const readScenarios = async (folder?: string): Promise<readonly ReadScenario[]> => {
  const files = folder === undefined ? await ourFiles() : await filesIn(folder);
  if (files.length === 0)
    throw new UserError(
      folder ?? scenarioFolder(),
      null,
      `expected files that end in ${extensions.join(', ')}`,
    );
  const fileOf = new Map<string, string>();
  const scenarios: ReadScenario[] = [];
  for (const file of files) {
    const scenario = await readScenario(file);
    const other = fileOf.get(scenario.name);
    if (other !== undefined)
      throw new UserError(file, 'name', `"${scenario.name}" is the name of ${other} too; expected another`);
    fileOf.set(scenario.name, basename(file));
    scenarios.push(scenario);
  }
  return scenarios.sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** The built-in scenario whose truth is false: a judge that lets it pass is no judge. */
export const readCanary = (): Promise<ReadScenario> =>
  readScenario(join(scenarioFolder(), 'canary', 'canary.yaml'));

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { WorldFileSchema } from '../../scenarios/format/scenario.ts';
import { strayReader } from '../../scenarios/format/stray-reader.ts';
import { worldOf } from '../../scenarios/format/world-of.ts';
import type { World } from '../../sim/world.ts';
import { packageRoot } from '../cli/package-root.ts';
import { UserError } from '../user-error.ts';
import { checkAs, parseData, readText } from './read-data.ts';

/** The folder with the scenario files that come with err1002. */
export const scenarioFolder = (): string => join(packageRoot(), 'scenarios');

/** The file of a scenario that comes with err1002; a `UserError` suggests names. */
export const scenarioFile = (name: string): string => {
  const folder = scenarioFolder();
  const file = join(folder, `${name}.yaml`);
  if (/^[a-z0-9-]+$/.test(name) && existsSync(file)) return file;
  const names = readdirSync(folder)
    .filter(entry => entry.endsWith('.yaml'))
    .map(entry => entry.slice(0, -5));
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word.length > 2);
  const like = names.filter(known => words.some(word => known.includes(word))).slice(0, 5);
  throw new UserError(
    null,
    `scenario "${name}"`,
    like.length > 0
      ? `no such scenario; similar: ${like.join(', ')}`
      : 'no such scenario; err1002 scenarios lists them',
  );
};

/** What a scenario says beside its world; a world file may hold it and is free of it. */
const beside = new Set(['name', 'story', 'truth', 'indistinguishable']);

/** The world in a world or scenario file; a scenario's truth is not looked at. */
export const readWorld = async (file: string): Promise<World> => {
  const data = await parseData(await readText(file), file);
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new UserError(file, null, 'expected a world: faults and, optionally, workstation');
  const world = Object.fromEntries(Object.entries(data).filter(([key]) => !beside.has(key)));
  const checked = checkAs(WorldFileSchema, world, file);
  const flaw = strayReader(checked);
  if (flaw !== null) throw new UserError(file, flaw.place, flaw.expected);
  return worldOf(checked);
};

import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type WorldFile, WorldFileSchema } from '../../scenarios/format/scenario.ts';
import { strayDomain } from '../../scenarios/format/stray-domain.ts';
import { strayReader } from '../../scenarios/format/stray-reader.ts';
import { worldOf } from '../../scenarios/format/world-of.ts';
import type { World } from '../../sim/world.ts';
import { packageRoot } from '../cli/package-root.ts';
import type { Tape } from '../tape/tape.ts';
import { UserError } from '../user-error.ts';
import { checkAs, parseData, readText } from './read-data.ts';

type Warn = (text: string) => void;

/** The folder with the scenario files that come with err1002. */
export const scenarioFolder = (): string => join(packageRoot(), 'scenarios');

/** The file of a scenario that comes with err1002; a `UserError` suggests names. */
export const scenarioFile = (name: string): string => {
  const folder = scenarioFolder();
  const folders = [folder, join(folder, 'tapes')];
  const file = folders.map(each => join(each, `${name}.yaml`)).find(each => existsSync(each));
  if (/^[a-z0-9-]+$/.test(name) && file !== undefined) return file;
  const names = folders
    .flatMap(each => readdirSync(each))
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

/** What a file says of a world that stands on a tape, and the tape. */
export interface TapedFile {
  readonly tape: Tape;
  readonly faults: WorldFile['faults'];
}

/** The tape that a world or scenario file names, read and checked against its faults; null when it names none. */
export const tapeOf = async (written: WorldFile, file: string, warn: Warn): Promise<TapedFile | null> => {
  if (written.tape === undefined) return null;
  if (written.workstation !== undefined)
    throw new UserError(file, 'workstation', 'expected none beside a tape, which is the workstation');
  const [{ readTape }, { faultFlaw }] = await Promise.all([
    import('../tape/read-tape.ts'),
    import('../tape/under-faults.ts'),
  ]);
  const tape = await readTape(resolve(dirname(file), written.tape), warn);
  const flaw = faultFlaw(tape, written.faults);
  if (flaw !== null) throw new UserError(file, flaw.place, flaw.expected);
  return { tape, faults: written.faults };
};

/** What a world or scenario file says of its world, checked; a scenario's truth is not looked at. */
export const readWorldFile = async (file: string): Promise<WorldFile> => {
  const data = await parseData(await readText(file), file);
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new UserError(file, null, 'expected a world: faults and, optionally, workstation');
  const world = Object.fromEntries(Object.entries(data).filter(([key]) => !beside.has(key)));
  return checkAs(WorldFileSchema, world, file);
};

/** The world in a world or scenario file. On a tape only its readers and cards stand; the rest is the healthy workstation. */
export const readWorld = async (file: string, warn: Warn = () => {}): Promise<World> => {
  const written = await readWorldFile(file);
  const taped = await tapeOf(written, file, warn);
  if (taped !== null)
    return import('../tape/under-faults.ts').then(m => m.brokenWorld(taped.tape, taped.faults));
  const flaw = strayReader(written) ?? strayDomain(written);
  if (flaw !== null) throw new UserError(file, flaw.place, flaw.expected);
  return worldOf(written);
};

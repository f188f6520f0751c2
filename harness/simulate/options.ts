import { healthyWorld } from '../../sim/healthy-world.ts';
import { isOrigin } from '../../sim/localhost/state.ts';
import type { World } from '../../sim/world.ts';
import { readWorld, scenarioFile } from '../input/world.ts';
import { UserError } from '../user-error.ts';

/** What the command line said. */
export interface SimulateOptions {
  readonly world?: string;
  readonly scenario?: string;
  readonly service: string;
  readonly pace: string;
  readonly watch?: boolean;
  readonly control?: string;
  readonly listen?: boolean;
  readonly origin?: readonly string[];
  readonly guidance?: string;
  /** The command to run inside, or the words for a running simulation. */
  readonly args: readonly [readonly string[]];
}

/** The value of an option, of those that are known. */
export const oneOf = <T extends string>(option: string, found: string, known: readonly T[]): T => {
  const value = known.find(name => name === found);
  if (value === undefined)
    throw new UserError(option, null, `expected ${known.join(' or ')}, found "${found}"`);
  return value;
};

const writtenWorld = async ({ world, scenario }: SimulateOptions): Promise<World> => {
  if (world !== undefined && scenario !== undefined)
    throw new UserError(null, '--world and --scenario', 'expected only one place');
  if (world !== undefined) return readWorld(world);
  return scenario === undefined ? healthyWorld : readWorld(scenarioFile(scenario));
};

/** The world that is written, with pages of the origins given let in. */
export const worldFor = async (options: SimulateOptions): Promise<World> => {
  const { origin = [], listen = false, guidance } = options;
  if (!listen && (guidance !== undefined || origin.length > 0))
    throw new UserError(
      null,
      guidance === undefined ? '--origin' : '--guidance',
      'expected --listen beside it',
    );
  const world = await writtenWorld(options);
  if (origin.length === 0) return world;
  const odd = origin.find(text => !isOrigin(text));
  if (odd !== undefined)
    throw new UserError('--origin', null, `expected an origin such as https://app.example, found "${odd}"`);
  return { ...world, localhost: { ...world.localhost, origins: [...world.localhost.origins, ...origin] } };
};

import type { Outcome } from '../../src/outcome.ts';
import { map } from '../../src/outcome.ts';
import type { Fixture } from './fixture.ts';
import type { FixtureSettings } from './lab.ts';
import type { ByteLine } from './line.ts';
import { removinator } from './removinator.ts';
import { openSerialLine } from './serial-line.ts';

const drivers: { readonly [driver in FixtureSettings['driver']]: (line: ByteLine) => Fixture } = {
  removinator: line => removinator(line),
};

/** Opens the fixture of a station within so many milliseconds; whoever opens it closes it. */
export const openFixture = async (
  { driver, port, baud }: FixtureSettings,
  ms: number,
): Promise<Outcome<Fixture>> => map(await openSerialLine(port, baud, ms), drivers[driver]);

import fc from 'fast-check';
import { clientFaults } from '../../sim/faults/client.ts';
import { type Fault, faultKinds } from '../../sim/faults/faults.ts';
import { identityFaults } from '../../sim/faults/identity.ts';
import { networkFaults } from '../../sim/faults/network.ts';
import { emptyReader } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import { difference } from './difference.ts';
import { brokenBy, worldFrom } from './fault-sets.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

/** Parts of a workstation that know nothing of each other; the rest is about readers and cards. */
const rooms = [networkFaults, clientFaults, identityFaults, faultKinds];
const roomOf = ({ kind }: Fault): number => rooms.findIndex(kinds => Object.hasOwn(kinds, kind));

/** Nobody knows which fault was there first. */
export const orderOfFaults = law(
  'order-of-faults-does-not-matter',
  'Faults in different parts of a workstation give the same evidence and diagnosis, whichever was there first.',
  brokenBy({ min: 2, max: 3 }),
  async (broken, subject) => {
    const byRoom = (sign: 1 | -1) => broken.faults.toSorted((a, b) => sign * (roomOf(a) - roomOf(b)));
    const one = await lookAt(worldFrom({ ...broken, faults: byRoom(1) }, subject), subject);
    const other = await lookAt(worldFrom({ ...broken, faults: byRoom(-1) }, subject), subject);
    return difference(one, other) ?? difference(subject.diagnose(one), subject.diagnose(other));
  },
);

/** Names of readers, of different makers, in lower and upper case, with and without numbers. */
const names = fc.constantFrom('Gemalto PC Twin Reader 00 00', 'KB SCR 0', 'ACS ACR38U-CCID 0', 'reader');

const renamed = (world: World, name: string): World => ({
  ...world,
  readers: world.readers.map(reader => (reader.name === emptyReader.name ? { ...reader, name } : reader)),
});

/** A reader is as good as another. */
export const nameOfReader = law(
  'name-of-reader-does-not-matter',
  'A reader by another name gives the same evidence and diagnosis, but for the name.',
  fc.record({ broken: brokenBy({ min: 0, max: 2 }), name: names }),
  async ({ broken, name }, subject) => {
    const world = worldFrom(broken, subject);
    // With a second reader, the order of their names is that of the report.
    if (world.readers.length > 1) return null;
    const one = await lookAt(world, subject);
    const other = await lookAt(renamed(world, name), subject);
    const inOtherWords = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value).replaceAll(emptyReader.name, name));
    return (
      difference(inOtherWords(one), other) ??
      difference(inOtherWords(subject.diagnose(one)), subject.diagnose(other))
    );
  },
);

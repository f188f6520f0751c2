import { inflictAll } from '../../sim/faults/faults.ts';
import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import type { Reader, World } from '../../sim/world.ts';
import type { WorldFile } from './scenario.ts';
import type { Differences } from './workstation.ts';

type Written<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The whole with what is written laid over it; a key without a value counts as not written. */
const overlay = <T extends object>(whole: T, written: Written<T> | undefined): T => ({
  ...whole,
  ...(Object.fromEntries(
    Object.entries(written ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<T>),
});

/** A reader of a file says only how it differs from the healthy reader and the healthy card in it. */
const readerOf = ({ card, ...reader }: NonNullable<Differences['readers']>[number]): Reader => ({
  ...overlay(emptyReader, reader),
  card: card === null ? null : overlay(healthyCard, card),
});

/** The healthy workstation with the differences laid over it: objects by key, lists as a whole. */
const workstationOf = ({ readers, software, localhost, network, profile, ...top }: Differences): World => ({
  ...overlay(healthyWorld, top),
  readers: readers?.map(readerOf) ?? healthyWorld.readers,
  software: overlay(healthyWorld.software, software),
  localhost: overlay(healthyWorld.localhost, localhost),
  network: overlay(healthyWorld.network, network),
  profile: overlay(healthyWorld.profile, profile),
});

/** The world that a file describes: the healthy workstation, made different, then broken by each fault in turn. */
export const worldOf = ({ workstation = {}, faults }: WorldFile): World =>
  inflictAll(workstationOf(workstation), faults);

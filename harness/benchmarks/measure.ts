import { amongSilent } from './among-silent.ts';
import { cClient, pcscliteClient } from './clients.ts';
import { type Presence, presence } from './presence.ts';
import type { Road } from './road.ts';
import { median, type Timing } from './timing.ts';

/** What one road can do. */
export interface Measured {
  readonly road: string;
  /** The C client and npm pcsclite on one reader, in turn. */
  readonly c: Timing;
  readonly pcsclite: Timing;
  /** Commands a second on all readers together. */
  readonly together: number;
  /** Cards that come and go in one reader: how soon a program hears of it. */
  readonly event: Presence;
  /** Cards that come and go in all readers at once: whether a program hears of each. */
  readonly events: Presence;
  /** How much longer the slowest hundredth takes beside fifteen silent cards. */
  readonly amongSilent: number;
}

const rounds = 5;
const commands = 2000;
const cycles = { alone: 20, together: 1000 };

/** The round that stands in the middle by its p50. */
const middle = (timings: readonly Timing[]): Timing => {
  const p50 = median(timings.map(timing => timing.p50));
  const found = timings.find(timing => timing.p50 === p50);
  if (found === undefined) throw new Error('no round was measured');
  return found;
};

/** Measures one road with two programs, one after the other and in turn, so that a slow minute slows both. */
export const measure = async (road: Road, cProgram: string): Promise<Measured> => {
  const [first = ''] = road.readers;
  const clients = [cClient(cProgram, road.socket), pcscliteClient(road.socket)];
  const timings = clients.map((): Timing[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [n, client] of clients.entries()) {
      const timing = await client(commands, [first]);
      // The first round only warms up.
      if (round > 0) timings[n]?.push(timing);
    }
  const together = await cClient(cProgram, road.socket)(commands / 4, road.readers);
  return {
    road: road.name,
    c: middle(timings[0] ?? []),
    pcsclite: middle(timings[1] ?? []),
    together: together.perSecond,
    event: await presence({ ...road, readers: [first] }, cycles.alone),
    events: await presence(road, cycles.together),
    amongSilent: await amongSilent(road, cProgram),
  };
};

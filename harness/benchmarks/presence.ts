import { emptyReader, healthyCard } from '../../sim/healthy-world.ts';
import { ok } from '../../src/outcome.ts';
import { bounded, fineStopwatch } from '../clock.ts';
import { forkEntry } from '../pcsc/fork-entry.ts';
import type { Road } from './road.ts';
import { type Timing, timingOf } from './timing.ts';

/** What a program heard of cards that came and went: how long after the fact, and how often not at all. */
export interface Presence extends Timing {
  readonly missed: number;
}

/** How long to wait for one event before it counts as missed. Milliseconds. */
const patience = 3000;

interface Heard {
  readonly index: number;
  readonly present: boolean;
}

/** Puts cards in and takes them out, `cycles` times in all, in all readers of the road side by side; each event is waited for. */
export const presence = async (road: Road, cycles: number): Promise<Presence> => {
  const child = forkEntry('presence-child', import.meta.url, road.readers, {
    ...(road.socket === undefined ? {} : { PCSCLITE_CSOCK_NAME: road.socket }),
  });
  const waiting = new Map<string, () => void>();
  const known = road.readers.map((): boolean | null => null);
  child.on('message', ({ index, present }: Heard) => {
    known[index] = present;
    waiting.get(`${index} ${present}`)?.();
  });
  const heard = (index: number, present: boolean) =>
    bounded(patience, async () => {
      if (known[index] !== present)
        await new Promise<void>(resolve => waiting.set(`${index} ${present}`, resolve));
      return ok(null);
    });
  const durations: number[] = [];
  let missed = 0;

  const place = (index: number, present: boolean) => {
    const { service } = road;
    const readers = service
      .world()
      .readers.map((reader, n) =>
        n === index ? { ...emptyReader, name: reader.name, card: present ? healthyCard : null } : reader,
      );
    service.become({ ...service.world(), readers });
  };
  const cycle = async (index: number) => {
    for (const present of [false, true]) {
      const elapsed = fineStopwatch();
      place(index, present);
      const outcome = await heard(index, present);
      if (outcome.kind === 'ok') durations.push(elapsed());
      else missed++;
    }
  };
  try {
    for (const index of road.readers.keys()) await heard(index, true);
    const elapsed = fineStopwatch();
    await Promise.all(
      road.readers.map(async (_, index) => {
        for (let n = index; n < cycles; n += road.readers.length) await cycle(index);
      }),
    );
    return { ...timingOf(durations, elapsed()), missed };
  } finally {
    child.kill('SIGKILL');
  }
};

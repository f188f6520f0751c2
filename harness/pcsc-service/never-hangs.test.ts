import t from 'tap';
import { emptyReader, healthyCard } from '../../sim/healthy-world.ts';
import { visitReader } from '../../src/probes/reader-visit.ts';
import { stopwatch } from '../clock.ts';
import { pcscReaders } from '../pcsc/pcsc-readers.ts';
import { serving, withReaders } from './testing/serving.ts';

/** What one visit may take, and the tenth more that it may be late. Milliseconds. */
const deadline = 8000;
const readers = 16;

/** Cards that fall silent at once, or only in the middle of a reading: so many of sixteen. */
const sweep = [
  { silent: 1, afterCommands: 0 },
  { silent: 8, afterCommands: 3 },
  { silent: 15, afterCommands: 6 },
];

const probe = pcscReaders({ socket: '/nowhere' });
const { kind, ...reason } = await probe.list(10_000);
await probe.close();
if (kind === 'skipped' && 'because' in reason) t.pass('sixteen readers', { skip: reason.because });
else
  for (const { silent, afterCommands } of sweep)
    t.test(
      `${silent} of sixteen cards silent after ${afterCommands} commands hold up nobody else`,
      async t => {
        const forever = { kind: 'stall', afterCommands, ms: 'forever' } as const;
        const world = withReaders(
          ...Array.from({ length: readers }, (_, n) => ({
            ...emptyReader,
            name: `Reader ${n}`,
            // The healthy ones stand among the silent ones.
            card: { ...healthyCard, faults: (n * 7) % readers < silent ? [forever] : [] },
          })),
        );
        const { socket } = await serving(t, world);
        const door = pcscReaders({ socket });
        t.teardown(() => door.close());
        const visits = await Promise.all(
          world.readers.map(async ({ name, card }) => {
            const elapsed = stopwatch();
            const { reading } = await visitReader(door, name, deadline);
            return { name, faulty: card?.faults.length === 1, reading, ms: elapsed() };
          }),
        );
        for (const { name, faulty, reading, ms } of visits) {
          t.equal(reading?.application, faulty ? 'silent' : 'answers', name);
          // A deadline is part of the answer, not a measurement.
          t.ok(ms <= deadline * 1.1, `${name}: ${ms} ms`);
        }
        t.equal(visits.filter(({ faulty }) => faulty).length, silent);
      },
    );

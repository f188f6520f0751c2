import type { World } from '../../../sim/world.ts';
import { toHex } from '../../../src/card/hex.ts';
import type { Diagnosis } from '../../../src/diagnose/diagnosis.ts';
import type { ReadersDoor } from '../../../src/doors/readers.ts';
import type { Observation } from '../../../src/evidence/evidence.ts';
import { map } from '../../../src/outcome.ts';
import type { Subject } from '../../laws/subject.ts';
import { enter } from '../enact.ts';
import { type Begin, begin, type Life, lifeOf } from '../life.ts';
import { afterLooking, inLiving, inLooking, throughReaders } from './planting.ts';

/** Something that keeps a trace of what was before; all it remembers belongs to one life. */
export interface Planted {
  readonly name: string;
  readonly begin: Begin;
}

const keepsObservations = (which: RegExp): Begin =>
  inLooking(subject => {
    const kept = new Map<string, Observation>();
    const keep = (seen: Observation): Observation => {
      const key = `${seen.question} ${seen.target ?? ''}`;
      if (which.test(seen.question) && !kept.has(key)) kept.set(key, seen);
      return kept.get(key) ?? seen;
    };
    return {
      ...subject,
      investigate: async (workstation, symptom) => {
        const evidence = await subject.investigate(workstation, symptom);
        return { ...evidence, observations: evidence.observations.map(keep) };
      },
    };
  });

/** Answers of a card by reader and command in its turn, whatever card is in by now. */
const cachesCards = (readers: ReadersDoor, cache: Map<string, Uint8Array>): ReadersDoor => ({
  ...readers,
  connect: async (name, deadline) =>
    map(await readers.connect(name, deadline), session => {
      let turn = 0;
      return {
        ...session,
        transmit: async (command, left) => {
          turn += 1;
          const key = `${name} ${turn} ${toHex(command)}`;
          const answer = await session.transmit(command, left);
          if (answer.kind !== 'ok') return answer;
          const known = cache.get(key) ?? answer.value;
          cache.set(key, known);
          return { ...answer, value: known };
        },
      };
    }),
});

/** One of each way in which the past may show. */
export const planted: readonly Planted[] = [
  {
    name: 'what the network was at the first look is taken for granted',
    begin: keepsObservations(/^network\./),
  },
  {
    name: 'answers of a card are remembered by reader',
    begin: inLooking(subject => {
      const cache = new Map<string, Uint8Array>();
      return throughReaders(readers => cachesCards(readers, cache), subject);
    }),
  },
  {
    name: 'the list of readers is remembered, whether the service runs or not',
    begin: inLooking(subject => {
      let list: ReturnType<ReadersDoor['list']> | undefined;
      const remembering = ({ list: first, ...rest }: ReadersDoor): ReadersDoor => ({
        ...rest,
        list: deadline => {
          list ??= first(deadline);
          return list;
        },
      });
      return throughReaders(remembering, subject);
    }),
  },
  {
    name: 'a stopped service is forgotten when a reader is plugged in or out',
    begin: inLiving((next, before) => {
      const attached = ({ readers }: World) => readers.map(reader => reader.attached).join();
      return attached(next) === attached(before) ? next : { ...next, smartcardService: 'running' };
    }),
  },
  {
    name: 'a look sets the time back by a second',
    begin: afterLooking(({ living }) =>
      living.happen(world => ({ ...world, now: new Date(Date.parse(world.now) - 1000).toISOString() })),
    ),
  },
  {
    name: 'a look spends a passcode try',
    begin: afterLooking(({ living }) => {
      for (const { slot } of living.service.readers()) enter(living.service, slot.reader().name, 'wrong');
    }),
  },
  {
    name: 'a look leaves its connection open',
    begin: inLooking(subject => {
      const left = (readers: ReadersDoor): ReadersDoor => ({
        ...readers,
        connect: async (name, deadline) =>
          map(await readers.connect(name, deadline), session => ({ ...session, end: async () => {} })),
      });
      return throughReaders(left, subject);
    }),
  },
  {
    name: 'a profile that was closed stays closed',
    begin: inLiving((next, { profile }) =>
      profile.status === 'closed' ? { ...next, profile: { ...next.profile, status: 'closed' } } : next,
    ),
  },
  {
    name: 'a host that was blocked stays blocked',
    begin: inLiving((next, before) => ({
      ...next,
      network: { ...next.network, hosts: { ...before.network.hosts, ...next.network.hosts } },
    })),
  },
  {
    name: 'a diagnosis is not made anew while the symptom is the same',
    begin: inLooking(subject => {
      const made = new Map<string | null, Diagnosis>();
      const diagnose: Subject['diagnose'] = evidence => {
        const diagnosis = made.get(evidence.symptom) ?? subject.diagnose(evidence);
        made.set(evidence.symptom, diagnosis);
        return diagnosis;
      };
      return { ...subject, diagnose };
    }),
  },
  {
    name: 'a card that was taken out comes back as new',
    begin: (world, subject) => ({ ...begin(world, subject), pocket: forgetful() }),
  },
  {
    name: 'a reader that has seen four cards come and go is not seen any more',
    begin: (world, subject) => {
      const life = begin(world, subject);
      const worn = () => life.living.service.readers().filter(({ events }) => events >= 4);
      const names = () => worn().map(({ slot }) => slot.reader().name);
      const tired = (readers: ReadersDoor): ReadersDoor => ({
        ...readers,
        list: async deadline =>
          map(await readers.list(deadline), list => list.filter(name => !names().includes(name))),
      });
      return lifeOf(life.living, throughReaders(tired, subject));
    },
  },
];

/** A pocket with a hole. */
const forgetful = (): Life['pocket'] => Object.assign(new Map(), { get: () => undefined });

import type { AttachedReader } from '../doors/usb.ts';
import type { Observation } from '../evidence/evidence.ts';
import type { Outcome } from '../outcome.ts';
import { publicReaderName } from '../privacy/scrub.ts';
import { cardObservations } from './card.ts';
import { answered, type Bench, leftOpen, type Probe, unanswered } from './probe.ts';
import { type ReaderVisit, visitReader } from './reader-visit.ts';

/** One look at everything PC/SC shows. */
interface Look {
  readonly list: Outcome<readonly string[]>;
  readonly visits: readonly ReaderVisit[];
}

const look = async ({ workstation: { readers } }: Bench, budget: number): Promise<Look> => {
  const list = await readers.list(budget);
  const names = list.kind === 'ok' ? list.value : [];
  return { list, visits: await Promise.all(names.map(name => visitReader(readers, name, budget - list.ms))) };
};

const spent = ({ list, visits }: Look): number =>
  list.ms + Math.max(0, ...visits.map(({ connection, reading }) => connection.ms + (reading?.ms ?? 0)));

/** Whatever went away during the first look is looked at once more, so that the evidence is of the present. */
const lookAgainIfDisturbed = async (bench: Bench): Promise<Look> => {
  const first = await look(bench, bench.budget);
  if (!first.visits.some(({ disturbed }) => disturbed)) return first;
  const left = bench.budget - spent(first);
  if (left <= 0) return first;
  const second = await look(bench, left);
  // A service that died in between is told by the second list; one that was only slow is not.
  const seen =
    second.list.kind === 'ok' || (second.list.kind === 'failed' && second.list.code === 'no-service');
  if (!seen) return first;
  const settled = second.visits.map(visit => visit.state !== 'ready' || !visit.disturbed);
  return settled.every(Boolean) ? second : first;
};

const service = ({ list }: Look): readonly Observation[] => {
  if (list.kind === 'ok') {
    const readers = list.value.map(publicReaderName);
    return [
      answered('pcsc.service', 'running', { ms: list.ms }),
      answered('readers.listed', readers.length > 0 ? 'some' : 'none', { facts: { readers } }),
    ];
  }
  return list.kind === 'failed' && list.code === 'no-service'
    ? [
        answered('pcsc.service', 'stopped', { ms: list.ms }),
        unanswered('readers.listed', 'the smart card service does not run'),
      ]
    : [leftOpen('pcsc.service', list), leftOpen('readers.listed', list)];
};

const attached = ({ list }: Look, bus: Outcome<readonly AttachedReader[]>): readonly Observation[] => {
  const listed = list.kind === 'ok' && list.value.length > 0;
  const onBus = bus.kind === 'ok' ? bus.value : [];
  const drivers = onBus.map(({ driver }) => driver);
  return [
    listed || onBus.length > 0
      ? answered('readers.attached', 'yes', {
          facts: { onBus: onBus.map(({ name }) => publicReaderName(name)) },
        })
      : bus.kind === 'ok'
        ? answered('readers.attached', 'no', { ms: bus.ms })
        : leftOpen('readers.attached', bus),
    drivers.includes('missing')
      ? answered('readers.driver', 'missing')
      : drivers.length > 0 && drivers.every(driver => driver === 'working')
        ? answered('readers.driver', 'working')
        : unanswered('readers.driver', 'the system does not say which driver serves the reader'),
  ];
};

const readerState = ({ reader, state, connection }: ReaderVisit): Observation => {
  const target = publicReaderName(reader);
  const ms = connection.ms;
  if (state === 'ready' || state === 'empty')
    return answered('reader.state', 'ready', { target, ms, facts: { card: state === 'ready' } });
  if (state === 'empty-or-mute')
    return unanswered('reader.state', 'this reader cannot tell an empty slot from a silent card', {
      target,
      ms,
    });
  if (state === 'unknown')
    return connection.kind === 'ok'
      ? unanswered('reader.state', 'the reader did not say', { target, ms })
      : leftOpen('reader.state', connection, { target });
  return answered('reader.state', state, { target, ms });
};

const cards = ({ visits }: Look): Observation => {
  const states = visits.map(({ state }) => state);
  const count = states.filter(state => state === 'ready' || state === 'mute').length;
  if (count > 1) return answered('readers.cards', 'several', { facts: { cards: count } });
  if (states.length === 0) return unanswered('readers.cards', 'no reader is listed');
  if (
    states.some(state => state === 'busy' || state === 'faulty' || state === 'silent' || state === 'unknown')
  )
    return unanswered('readers.cards', 'a reader does not say whether it holds a card');
  if (count === 1) return answered('readers.cards', 'one');
  return answered('readers.cards', states.includes('empty-or-mute') ? 'none-or-mute' : 'none');
};

/** The smart card service, the readers on the bus, and every reader with the card in it; readers all at once. */
export const readersProbe: Probe = {
  name: 'readers and cards',
  stands: 'pcsc.service',
  run: async bench => {
    const [seen, bus] = await Promise.all([
      lookAgainIfDisturbed(bench),
      bench.workstation.usb.readers(bench.budget),
    ]);
    const now = bench.workstation.clock.now();
    return [
      ...service(seen),
      ...attached(seen, bus),
      ...seen.visits.map(readerState),
      cards(seen),
      ...seen.visits.flatMap(visit => cardObservations(visit, bench.guidance, now)),
    ];
  },
};

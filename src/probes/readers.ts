import type { AttachedReader, DriverFacts } from '../doors/usb.ts';
import type { Observation } from '../evidence/evidence.ts';
import { type Answer, isHealthy } from '../evidence/questions.ts';
import { joined } from '../joined.ts';
import type { FailureCode, Outcome } from '../outcome.ts';
import { publicReaderName } from '../privacy/scrub.ts';
import { cardObservations } from './card.ts';
import { deskReaders } from './desk-readers.ts';
import { lookUntilSure, type Seen } from './looks.ts';
import { answered, leftOpen, type Probe, unanswered } from './probe.ts';
import { type ReaderVisit, troubleIn } from './reader-visit.ts';
import { type Look, tells } from './sightings.ts';

const failures = {
  'no-service': 'stopped',
  'access-denied': 'refuses',
  'service-error': 'failing',
  'timed-out': 'silent',
} as const satisfies { readonly [code in FailureCode]?: Answer<'pcsc.service'> };

/** What a list that did not come says of the service; null when it says nothing. */
const failureIn = ({ list }: Look): Answer<'pcsc.service'> | null => {
  if (list.kind !== 'failed' || !Object.hasOwn(failures, list.code)) return null;
  return tells(list) ? failures[list.code as keyof typeof failures] : null;
};

const service = (seen: Seen): readonly Observation[] => {
  const { list, visits, gone } = seen;
  const { ms } = list;
  if (list.kind === 'ok') {
    const readers = list.value.map(publicReaderName);
    const left = gone.length > 0 ? { gone: gone.map(publicReaderName) } : {};
    // It ran when it was asked for the readers, and was gone when a card was read, twice over.
    const fails = visits.some(visit => troubleIn(visit) === 'no-service');
    return [
      answered('pcsc.service', fails ? 'failing' : 'running', { ms }),
      answered('readers.listed', readers.length > 0 ? 'some' : 'none', { facts: { readers, ...left } }),
    ];
  }
  const failure = failureIn(seen);
  return failure === null
    ? [leftOpen('pcsc.service', list), leftOpen('readers.listed', list)]
    : [
        answered('pcsc.service', failure, { ms }),
        unanswered('readers.listed', 'the smart card service does not serve'),
      ];
};

/** `Microsoft 10.0.19041.1 of 2006-06-21`, and the problem where there is one. */
const driverWords = ({ provider, version, date, problem }: DriverFacts): string =>
  [
    provider,
    version,
    ...(date === '' ? [] : [`of ${date}`]),
    ...(problem === null || problem === 0 ? [] : [`with problem ${problem} in Device Manager`]),
  ]
    .filter(word => word !== '')
    .join(' ');

const attached = ({ list, gone }: Seen, bus: Outcome<readonly AttachedReader[]>): readonly Observation[] => {
  const listed = list.kind === 'ok' && list.value.length > 0;
  const onBus = bus.kind === 'ok' ? bus.value : [];
  const drivers = onBus.map(({ driver }) => driver);
  const said = onBus
    .flatMap(({ about }) => (about === undefined ? [] : [driverWords(about)]))
    .filter(Boolean);
  const around = said.length > 0 ? { facts: { drivers: said } } : {};
  return [
    gone.length > 0
      ? unanswered('readers.attached', 'a reader was taken away, and there are others')
      : listed || onBus.length > 0
        ? answered('readers.attached', 'yes', {
            facts: { onBus: onBus.map(({ name }) => publicReaderName(name)) },
          })
        : bus.kind === 'ok'
          ? answered('readers.attached', 'no', { ms: bus.ms })
          : leftOpen('readers.attached', bus),
    drivers.includes('missing')
      ? answered('readers.driver', 'missing', around)
      : drivers.length > 0 && drivers.every(driver => driver === 'working')
        ? answered('readers.driver', 'working', around)
        : unanswered('readers.driver', 'the system does not say which driver serves the reader', around),
  ];
};

/** What trouble in the middle of a reading says of the reader itself, where it says more than that of the card. */
const stateOf = (visit: ReaderVisit): ReaderVisit['state'] => {
  const { state } = visit;
  if (state !== 'ready') return state;
  switch (troubleIn(visit)) {
    case 'reader-gone':
      return 'faulty';
    case 'card-reset':
      return 'busy';
    case 'no-service':
      return 'unknown';
    default:
      return 'ready';
  }
};

const readerState = (visit: ReaderVisit): Observation => {
  const { reader, connection } = visit;
  const state = stateOf(visit);
  const target = publicReaderName(reader);
  const ms = connection.ms;
  if (state === 'ready' || state === 'empty') return answered('reader.state', state, { target, ms });
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

/** Whether a reader that was on the bus at first is missing from the list that came later. */
const isOutdated = ({ list, gone }: Seen, bus: Outcome<readonly AttachedReader[]>): boolean =>
  gone.length > 0 ||
  (list.kind === 'ok' &&
    list.value.length === 0 &&
    bus.kind === 'ok' &&
    bus.value.some(({ driver }) => driver === 'working'));

const holding: readonly ReaderVisit['state'][] = ['ready', 'mute', 'unpowered', 'mismatch'];
const untold: readonly ReaderVisit['state'][] = ['busy', 'faulty', 'silent', 'unknown'];

const cards = ({ visits, gone }: Seen): Observation => {
  const states = visits.map(stateOf);
  const count = states.filter(state => holding.includes(state)).length;
  if (count > 1) return answered('readers.cards', 'several', { facts: { cards: count } });
  if (states.length === 0) return unanswered('readers.cards', 'no reader is listed');
  if (gone.length > 0) return unanswered('readers.cards', 'a reader was taken away, perhaps with a card');
  if (states.some(state => untold.includes(state)))
    return unanswered('readers.cards', 'a reader does not say whether it holds a card');
  if (count === 1) return answered('readers.cards', 'one');
  return answered('readers.cards', states.includes('empty-or-mute') ? 'none-or-mute' : 'none');
};

/** The answers that a card in good order does not give. */
const brokenIn = (observations: readonly Observation[]): readonly string[] =>
  observations
    .filter(seen => seen.status === 'answered')
    .filter(({ question, answer }) => !isHealthy(question, answer))
    .map(({ question, answer }) => `${question} = ${answer}`);

/** Asks once about each visit. */
const once = <T>(ask: (visit: ReaderVisit) => T): ((visit: ReaderVisit) => T) => {
  const told = new Map<ReaderVisit, T>();
  return visit => {
    const known = told.get(visit) ?? ask(visit);
    told.set(visit, known);
    return known;
  };
};

/** The smart card service, the readers on the bus, and every reader with the card in it; readers all at once. */
export const readersProbe: Probe = {
  name: 'readers and cards',
  stands: 'pcsc.service',
  run: async bench => {
    const { readers, usb, clock } = deskReaders(bench.workstation, bench.guidance);
    const now = clock.now();
    const observationsOf = once((visit: ReaderVisit) => cardObservations(visit, bench.guidance, now));
    const reproaches = once((visit: ReaderVisit) => brokenIn(observationsOf(visit)));
    const [seen, first] = await Promise.all([
      lookUntilSure(readers, bench.budget, reproaches),
      usb.readers(bench.budget),
    ]);
    const bus = isOutdated(seen, first) ? await usb.readers(bench.budget - seen.ms) : first;
    return [
      ...service(seen),
      ...attached(seen, bus),
      ...seen.visits.map(readerState),
      ...seen.gone.map(reader => answered('reader.state', 'gone', { target: publicReaderName(reader) })),
      cards(seen),
      ...joined(seen.visits.filter(visit => stateOf(visit) === 'ready').map(observationsOf)),
    ];
  },
};

import fc from 'fast-check';
import { otherCardKinds } from '../../sim/card-kinds.ts';
import type { CardFault, ReaderFault, ServiceFault } from '../../sim/world.ts';

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const count = fc.nat({ max: 14 });
const some = fc.integer({ min: 1, max: 4 });

const moment = {
  afterCommands: optional(count),
  times: optional(some),
  forMs: optional(fc.integer({ min: 1, max: 5000 })),
};
const powerUpMoment = { afterPowerUps: optional(fc.nat({ max: 3 })), times: optional(some) };

/** What every fault may be given; each takes what it knows. */
const parameters = {
  ms: fc.oneof(fc.nat({ max: 60_000 }), fc.constant('forever' as const)),
  how: fc.constantFrom('garble', 'truncate', 'empty', 'wrong-status'),
  loop: fc.constantFrom('more-data', 'wrong-length'),
  sw: fc.constantFrom('9000', '6A82', '6108', '6C00', '63C0', '6983', '6F00'),
  bytes: fc.nat({ max: 300 }),
  atr: fc.uint8Array({ maxLength: 40 }).map(bytes => Buffer.from(bytes).toString('hex')),
};

const bare = <const K extends string>(...kinds: readonly K[]) => fc.constantFrom(...kinds);

/** Any misbehaviour of a card, at any moment. */
export const anyCardFault: fc.Arbitrary<CardFault> = fc.oneof(
  fc.record({
    kind: bare('pull', 'repeat', 'echo', 'forget', 'memory-failure'),
    ...moment,
  }),
  fc.record({ kind: bare('stall'), ms: parameters.ms, ...moment }),
  fc.record({ kind: bare('slow'), ms: fc.nat({ max: 6000 }), ...moment }),
  fc.record({ kind: bare('corrupt'), how: parameters.how, ...moment }),
  fc.record({ kind: bare('loop'), how: parameters.loop, ...moment }),
  fc.record({ kind: bare('misreport'), sw: parameters.sw, ...moment }),
  fc.record({ kind: bare('cut'), keep: parameters.bytes, ...moment }),
  fc.record({ kind: bare('lengthen'), by: fc.integer({ min: 1, max: 70_000 }), ...moment }),
  fc.record({ kind: bare('refuse'), ins: fc.nat({ max: 255 }), ...moment }),
  fc.record({
    kind: bare('flip'),
    at: parameters.bytes,
    mask: fc.integer({ min: 1, max: 255 }),
    ...moment,
  }),
  fc.record({ kind: bare('mute', 'spoil-tck', 'vary-atr', 'unknown-protocol'), ...powerUpMoment }),
  fc.record({ kind: bare('forge-atr'), atr: parameters.atr, ...powerUpMoment }),
  fc.record({ kind: bare('cut-atr'), keep: fc.nat({ max: 40 }), ...powerUpMoment }),
  fc.record({ kind: bare('lengthen-atr'), by: fc.integer({ min: 1, max: 200 }), ...powerUpMoment }),
  fc.record({ kind: bare('slow-power-up'), ms: fc.nat({ max: 6000 }), ...powerUpMoment }),
);

/** Any misbehaviour of a reader, at any moment. */
export const anyReaderFault: fc.Arbitrary<ReaderFault> = fc.oneof(
  fc.record({ kind: bare('vanish'), ...moment }),
  fc.record({ kind: bare('break'), how: bare('errors', 'jams', 'hangs'), ...moment }),
  fc.record({ kind: bare('flicker'), what: bare('reader', 'card'), ...moment }),
  fc.record({ kind: bare('exchange'), card: fc.constantFrom(...otherCardKinds), ...moment }),
  fc.record({ kind: bare('reset'), by: fc.string(), ...moment }),
  fc.record({ kind: bare('slow'), ms: fc.nat({ max: 6000 }), ...moment }),
  fc.record({ kind: bare('narrow'), bytes: parameters.bytes, ...moment }),
  fc.record({ kind: bare('hold'), by: fc.string(), times: optional(some) }),
  fc.record({ kind: bare('transaction'), by: fc.string() }),
  fc.record({ kind: bare('refuse-protocol', 'unpowered'), ...powerUpMoment }),
);

/** Any misbehaviour of the smart card service, at any moment. */
export const anyServiceFault: fc.Arbitrary<ServiceFault> = fc.oneof(
  fc.record({ kind: bare('crash'), afterCommands: moment.afterCommands }),
  fc.record({ kind: bare('restart', 'freeze'), afterCommands: moment.afterCommands, times: moment.times }),
  fc.record({ kind: bare('slow'), ms: fc.nat({ max: 6000 }) }),
  fc.record({ kind: bare('exhaust', 'deny'), times: optional(some) }),
);

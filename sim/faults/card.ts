import * as v from 'valibot';
import { cardKinds } from '../world.ts';
import { changeCard, changeReader, faultKind } from './fault-kind.ts';
import { reader } from './reader.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const otherKinds = cardKinds.filter(kind => kind !== 'nhs');

export const cardFaults = {
  ...faultKind('take-card', { reader }, (world, { reader: name }) =>
    changeReader(world, name, () => ({ card: null })),
  ),
  ...faultKind('mute-card', { reader }, (world, { reader: name }) =>
    changeCard(world, name, () => ({ mute: true })),
  ),
  ...faultKind('blank-card', { reader }, (world, { reader: name }) =>
    changeCard(world, name, () => ({ blank: true })),
  ),
  ...faultKind('swap-card', { card: v.picklist(otherKinds), reader }, (world, { card, reader: name }) =>
    changeCard(world, name, () => ({ kind: card })),
  ),
  ...faultKind('retire-card', { series: v.picklist([4, 5, 6]), reader }, (world, { series, reader: name }) =>
    changeCard(world, name, () => ({ series })),
  ),
  ...faultKind('lock-card', { reader }, (world, { reader: name }) =>
    changeCard(world, name, () => ({ tries: 0 })),
  ),
  ...faultKind('expire-certificate', { reader }, (world, { reader: name }) =>
    changeCard(world, name, () => ({ validFrom: '2023-10-01', validTo: '2026-09-30' })),
  ),
  ...faultKind('pull-card', { afterCommands: count, reader }, (world, { afterCommands, reader: name }) =>
    changeCard(world, name, ({ faults }) => ({ faults: [...faults, { kind: 'pull', afterCommands }] })),
  ),
  ...faultKind(
    'stall-card',
    { afterCommands: count, ms: v.union([count, v.literal('forever')]), reader },
    (world, { afterCommands, ms, reader: name }) =>
      changeCard(world, name, ({ faults }) => ({
        faults: [...faults, { kind: 'stall', afterCommands, ms }],
      })),
  ),
  ...faultKind(
    'corrupt-answer',
    { afterCommands: count, how: v.picklist(['garble', 'truncate', 'empty', 'wrong-status']), reader },
    (world, { afterCommands, how, reader: name }) =>
      changeCard(world, name, ({ faults }) => ({
        faults: [...faults, { kind: 'corrupt', afterCommands, how }],
      })),
  ),
  ...faultKind('slow-card', { ms: count, reader }, (world, { ms, reader: name }) =>
    changeCard(world, name, ({ faults }) => ({ faults: [...faults, { kind: 'slow', ms }] })),
  ),
};

import * as v from 'valibot';
import { buildAtr, parseAtr } from '../../src/card/atr.ts';
import { hex, toHex } from '../../src/card/hex.ts';
import { profileOf } from '../card/profiles.ts';
import { otherCardKinds } from '../card-kinds.ts';
import { powerUpMoment } from '../moment.ts';
import type { Card, ScriptLine, World } from '../world.ts';
import { addCardFault, changeCard, changeReader, faultKind, reader } from './fault-kind.ts';

/** Lets a card answer some commands by script, over whatever it would say itself. */
const scripted = (world: World, name: string | undefined, line: ScriptLine): World =>
  changeCard(world, name, ({ script = [] }) => ({ script: [line, ...script] }));

const selectPiv = '00 A4 04 00 .. A0 00 00 03 08 *';
const getData = (tag: string) => `00 CB 3F FF 05 5C 03 ${tag} *`;

/** The answer to reset without the bytes that name protocols, which leaves T=0. */
const withoutProtocols = ({ atr, ...card }: Card): string => {
  const own = hex(atr ?? profileOf(card).atr);
  const parsed = parseAtr(own);
  if (parsed.kind !== 'ok') return toHex(own);
  const interfaceBytes = parsed.value.interfaceBytes.filter(({ name }) => /^T[ABC]1$/.test(name));
  return toHex(buildAtr({ ...parsed.value, interfaceBytes }));
};

/** What a card is and holds, and whether it is there. */
export const cardContentsFaults = {
  ...faultKind('take-card', { reader }, (world, { reader: name }) =>
    changeReader(world, name, () => ({ card: null })),
  ),
  ...faultKind('mute-card', { ...powerUpMoment, reader }, (world, { reader: name, ...moment }) =>
    moment.afterPowerUps === undefined && moment.times === undefined
      ? changeCard(world, name, () => ({ mute: true }))
      : addCardFault(world, name, { ...moment, kind: 'mute' }),
  ),
  ...faultKind('blank-card', { reader }, (world, { reader: name }) =>
    changeCard(world, name, () => ({ blank: true })),
  ),
  ...faultKind('swap-card', { card: v.picklist(otherCardKinds), reader }, (world, { card, reader: name }) =>
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
  ...faultKind('postdate-certificate', { reader }, (world, { reader: name }) =>
    changeCard(world, name, () => ({ validFrom: '2027-02-01', validTo: '2030-01-31' })),
  ),
  // The object is whole, and the certificate in it is not.
  ...faultKind('damage-certificate', { reader }, (world, { reader: name }) =>
    scripted(world, name, {
      on: getData('5F C1 05'),
      answer: '53 0B 70 04 30 02 DE AD 71 01 00 FE 00 90 00',
    }),
  ),
  ...faultKind('remove-signing-certificate', { reader }, (world, { reader: name }) =>
    scripted(world, name, { on: getData('5F C1 0A'), answer: '6A 82' }),
  ),
  ...faultKind('remove-application', { reader }, (world, { reader: name }) =>
    scripted(world, name, { on: selectPiv, answer: '6A 82' }),
  ),
  // Selected, and in termination state (ISO 7816-4, table 6).
  ...faultKind('terminate-application', { reader }, (world, { reader: name }) =>
    scripted(world, name, { on: selectPiv, answer: '62 85' }),
  ),
  ...faultKind('speak-t0-only', { reader }, (world, { reader: name }) =>
    changeCard(world, name, card => ({ atr: withoutProtocols(card) })),
  ),
};

import type { Fault, FaultKindId } from '../sim/faults/faults.ts';
import { cardBehaviourAtlas } from './atlas/card-behaviour.ts';
import { cardContentsAtlas } from './atlas/card-contents.ts';
import { clientAtlas } from './atlas/client.ts';
import type { Entry, FaultOf } from './atlas/entry.ts';
import { identityAtlas } from './atlas/identity.ts';
import { localhostAtlas } from './atlas/localhost.ts';
import { networkAtlas } from './atlas/network.ts';
import { readerAtlas } from './atlas/reader.ts';
import { serviceAtlas } from './atlas/service.ts';
import type { Truth } from './format/scenario.ts';

/** For every kind of fault what it must be called; the compiler names a kind that is missing. */
export const atlas: { readonly [K in FaultKindId]: Entry<FaultOf<K>> } = {
  ...networkAtlas,
  ...clientAtlas,
  ...localhostAtlas,
  ...readerAtlas,
  ...serviceAtlas,
  ...cardContentsAtlas,
  ...cardBehaviourAtlas,
  ...identityAtlas,
};

// A kind and its entry agree by the type of the atlas, which the compiler cannot follow through a union.
const entryOf = (kind: FaultKindId): Entry => atlas[kind] as unknown as Entry;

/** Faults of these kinds that really break the healthy workstation. */
export const faultsOf = (kind: FaultKindId): Entry['faults'] => entryOf(kind).faults;

/** Faults of these kinds that convict nobody when they strike only once. */
export const glitchesOf = (kind: FaultKindId): Entry['faults'] =>
  entryOf(kind).glitches ?? entryOf(kind).faults;

/** The causes of this fault on the healthy workstation. */
export const truthOf = (fault: Fault): readonly Truth[] => entryOf(fault.kind).truth(fault);

/** The ambiguity group of this fault on the healthy workstation; undefined when its causes can be told. */
export const indistinguishableOf = (fault: Fault): readonly (readonly Truth[])[] | undefined =>
  entryOf(fault.kind).indistinguishable?.(fault);

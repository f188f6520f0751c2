import * as v from 'valibot';
import type { World } from '../world.ts';
import { cardBehaviourFaults } from './card-behaviour.ts';
import { cardContentsFaults } from './card-contents.ts';
import { clientFaults } from './client.ts';
import { identityFaults } from './identity.ts';
import { localhostFaults } from './localhost.ts';
import { networkFaults } from './network.ts';
import { readerFaults } from './reader.ts';
import { serviceFaults } from './service.ts';

/** Every way to break a world. A new kind is one entry in one of these files. */
export const faultKinds = {
  ...networkFaults,
  ...clientFaults,
  ...localhostFaults,
  ...readerFaults,
  ...serviceFaults,
  ...cardContentsFaults,
  ...cardBehaviourFaults,
  ...identityFaults,
};

export type FaultKindId = keyof typeof faultKinds;
export type Fault = { [K in FaultKindId]: v.InferOutput<(typeof faultKinds)[K]['schema']> }[FaultKindId];

export const faultKindIds = Object.keys(faultKinds) as readonly FaultKindId[];

const schemas = Object.values(faultKinds).map(({ schema }) => schema);

/** One fault as a scenario file writes it: its kind and parameters. */
export const FaultSchema = v.variant('kind', schemas as [(typeof schemas)[number], ...typeof schemas]);

/** Breaks the world by one fault; the world given is left as it was. */
export const inflict = (world: World, fault: Fault): World => {
  // The schema of a kind and its effect are declared together, so they agree for the kind at hand.
  const { inflict: apply } = faultKinds[fault.kind] as { inflict: (world: World, fault: Fault) => World };
  return apply(world, fault);
};

/** Breaks the world by each fault in turn. */
export const inflictAll = (world: World, faults: readonly Fault[]): World => faults.reduce(inflict, world);

import { cardBehaviourFaults } from '../../sim/faults/card-behaviour.ts';
import { cardContentsFaults } from '../../sim/faults/card-contents.ts';
import { type Fault, inflict } from '../../sim/faults/faults.ts';
import { readerFaults } from '../../sim/faults/reader.ts';
import { serviceFaults } from '../../sim/faults/service.ts';
import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import { readScenarios } from '../run/scenario-files.ts';

/** A fault of cards, readers or the service, and the world that it makes of a healthy one with this reader. */
export interface Case {
  readonly name: string;
  readonly reader: string;
  readonly world: World;
}

const kinds = { ...serviceFaults, ...readerFaults, ...cardContentsFaults, ...cardBehaviourFaults };

/** A fault as one reads it in a scenario file, without its kind. */
const parameters = ({ kind: _, ...rest }: Fault): string =>
  Object.entries(rest)
    .map(([key, value]) => ` ${key}: ${value}`)
    .join(',');

const caseOf = (fault: Fault, number: number): Case => {
  const reader = `Reader ${number} 00 00`;
  const healthy = { ...healthyWorld, readers: [{ ...emptyReader, name: reader, card: healthyCard }] };
  return { name: `${fault.kind}${parameters(fault)}`, reader, world: inflict(healthy, fault) };
};

/** So many faults of one kind tell enough. */
const mostOfOneKind = 2;

/** Faults as scenarios have them, of each kind one or two, in the order of the catalogue. */
export const cases = async (): Promise<readonly Case[]> => {
  const scenarios = await readScenarios();
  const told = scenarios.flatMap(({ faults }) => faults.filter(fault => Object.hasOwn(kinds, fault.kind)));
  const order = Object.keys(kinds);
  const place = ({ kind }: Fault) => order.indexOf(kind);
  const distinct = new Map(
    told.map(({ ...fault }) => {
      if ('reader' in fault) delete fault.reader;
      return [JSON.stringify(fault), fault] as const;
    }),
  );
  const few = [...distinct.values()].filter(
    (fault, i, all) => all.slice(0, i).filter(({ kind }) => kind === fault.kind).length < mostOfOneKind,
  );
  return few.sort((a, b) => place(a) - place(b)).map(caseOf);
};

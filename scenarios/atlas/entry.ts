import fc from 'fast-check';
import type { Fault, FaultKindId } from '../../sim/faults/faults.ts';
import { emptyReader } from '../../sim/healthy-world.ts';
import type { Truth } from '../format/scenario.ts';

export type FaultOf<K extends FaultKindId> = Extract<Fault, { readonly kind: K }>;

/** What is known of one kind of fault on the healthy workstation. Causes are plain words: the truth is never asked of the accused. */
export interface Entry<F extends Fault = Fault> {
  /** Faults of this kind that really break something (or, where the truth is empty, that must go unnoticed). */
  readonly faults: fc.Arbitrary<F>;
  /** Faults of this kind that convict nobody when they strike once, where these are more. */
  readonly glitches?: fc.Arbitrary<F>;
  /** The causes that must be named. */
  readonly truth: (fault: F) => readonly Truth[];
  /** The whole ambiguity group, where no check of the healthy workstation tells its members apart. */
  readonly indistinguishable?: (fault: F) => readonly (readonly Truth[])[] | undefined;
}

/** One entry for each kind of fault in one file of the simulator. */
export type EntriesFor<Kinds extends { readonly [kind: string]: unknown }> = {
  readonly [K in keyof Kinds & FaultKindId]: Entry<FaultOf<K>>;
};

/** A fault without parameters that has one cause. */
export const plain = <const K extends FaultKindId>(kind: K, cause: string) => ({
  faults: fc.constant({ kind }),
  truth: () => [{ cause }],
});

/** The reader of the healthy workstation, as faults and findings name it. */
export const theReader = emptyReader.name;

/** A fault without parameters other than the reader, which may go unsaid; its cause is about the workstation. */
export const inReader = <const K extends FaultKindId>(kind: K, cause: string) => ({
  faults: readerFault(kind),
  truth: () => [{ cause }],
});

/** A healthy card is read with twelve commands; a fault that strikes later never shows. */
export const whileRead = fc.integer({ min: 0, max: 11 });

/** Before the certificates, so that both are still to be read. */
export const early = fc.integer({ min: 0, max: 3 });

/** The same, with a cause that names the reader. */
export const namingReader = <const K extends FaultKindId>(kind: K, cause: string) => ({
  faults: readerFault(kind),
  truth: () => [{ cause, target: theReader }],
});

const readerFault = <const K extends FaultKindId>(kind: K) =>
  fc.record({ kind: fc.constant(kind), reader: fc.constant(theReader) }, { requiredKeys: ['kind'] });

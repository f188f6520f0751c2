import type { SourceId } from '../guidance/sources.ts';

/** Who can apply a remedy. */
export type Who =
  | 'user'
  | 'it-team'
  | 'network-team'
  | 'registration-authority'
  | 'card-supplier'
  | 'nhs-england';

/** A cause of trouble and what to do about it. `{target}` in a text stands for the host or reader. */
export interface Cause {
  readonly title: string;
  /** What to do, as one would tell a colleague; one sentence or two. */
  readonly remedy: string;
  /** What else to do, by the way in which the cause came about. */
  readonly hows?: { readonly [how: string]: string };
  readonly about: 'workstation' | 'host' | 'reader';
  readonly who: Who;
  /** Step of the NHS England page under which it falls; 0 stands before all steps. */
  readonly step: 0 | 1 | 2 | 3 | 4;
  /** Minutes that the remedy takes. An assumption. */
  readonly minutes: number;
  /** Share of ERR1002 reports due to it. An assumption, as nobody has published figures; only its order matters. */
  readonly prior: number;
  readonly source: SourceId;
}

/** Keeps the literal types of a catalogue entry while checking its shape. */
export const cause = <const C extends Cause>(entry: C): C => entry;

import type { Symptom } from '../evidence/questions.ts';
import type { SourceId } from '../guidance/sources.ts';

/** Who can apply a remedy. */
export type Who =
  | 'user'
  | 'it-team'
  | 'network-team'
  | 'registration-authority'
  | 'card-supplier'
  | 'nhs-england';

/** What a log-in that fails shows. */
export type Sign = Exclude<Symptom, 'none'>;

/** What a cause does to the log-in. */
export interface LogInEffect {
  readonly stops: 'always' | 'sometimes';
  /** Where it sits: at this workstation, around it (a colleague nearby suffers too), with the card and its holder, or in the handling. */
  readonly at: 'workstation' | 'surroundings' | 'card' | 'handling';
  /** Beside ERR1002, whose page leaves its list of causes open; the others come from the pages on the codes. */
  readonly alsoShows: readonly Sign[];
}

/** A cause of trouble and what to do about it. `{target}` in a text stands for the host or reader. */
export interface Cause {
  readonly title: string;
  /** What to do, as one would tell a colleague; one sentence or two. */
  readonly remedy: string;
  /** What else to do, by the way in which the cause came about. */
  readonly hows?: { readonly [how: string]: string };
  readonly about: 'workstation' | 'host' | 'reader';
  /** `by-host`: it depends on the part of the log-in that needs the host (see `log-in.ts`). */
  readonly logIn: LogInEffect | 'by-host';
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

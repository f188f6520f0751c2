import type { SourceId } from '../guidance/sources.ts';

/** Who can apply a remedy. */
export type Who =
  | 'user'
  | 'it-team'
  | 'network-team'
  | 'registration-authority'
  | 'card-supplier'
  | 'nhs-england';

/** A cause of trouble and what to do about it. */
export interface Cause {
  readonly title: string;
  /** What to do, as one would tell a colleague. */
  readonly remedy: string;
  readonly who: Who;
  /** Step of the NHS England page under which it falls; 0 stands before all steps. */
  readonly step: 0 | 1 | 2 | 3 | 4;
  /** Minutes that the remedy takes. An assumption. */
  readonly minutes: number;
  /** Share of ERR1002 reports due to it. An assumption: nobody has published figures; only its order matters. */
  readonly prior: number;
  readonly source: SourceId;
  /** Ways in which the cause can come about, where the remedy depends on it. */
  readonly hows?: readonly string[];
}

/** One cause, at one place, in one way: what an explanation is made of. */
export interface Hypothesis {
  readonly cause: import('./causes.ts').CauseId;
  readonly target?: string;
  readonly how?: string;
}

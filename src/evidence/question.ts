/** Who can answer a question. */
export type Asked = 'machine' | 'user' | 'it-team' | 'registration-authority';

/** A question, its closed set of answers (the healthy ones apart), who answers it and the minutes that takes (an assumption). */
export interface Question {
  readonly asks: string;
  readonly about: 'workstation' | 'host' | 'reader';
  readonly healthy: readonly string[];
  readonly broken: readonly string[];
  readonly by: Asked;
  readonly minutes: number;
  /** Step of the NHS England page it belongs to; 0 stands before all steps. */
  readonly step: 0 | 1 | 2 | 3 | 4;
}

/** Keeps the literal types of a question while checking its shape. */
export const question = <const Q extends Question>(q: Q): Q => q;

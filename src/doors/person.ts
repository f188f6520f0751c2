import type { Outcome } from '../outcome.ts';

/** Questions that only a human can answer. `skipped` when nobody was asked. */
export interface PersonDoor {
  /** `question` is a question key such as `person.card-elsewhere`; the answer is one of that question's words. */
  ask(question: string, deadline: number): Promise<Outcome<string>>;
}

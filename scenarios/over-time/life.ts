import type { CardState } from '../../sim/card/sim-card.ts';
import { type LivingWorkstation, livingWorkstation } from '../../sim/living-workstation.ts';
import type { Card, World } from '../../sim/world.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import type { Subject } from '../laws/subject.ts';
import type { CardName } from './situation.ts';

/** What a look at a workstation gives, and what it leaves of the cards. */
export interface Seen {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
  readonly cards: readonly CardState[];
}

/** The life of one workstation, and of whoever looks at it. */
export interface Life {
  readonly living: LivingWorkstation;
  /** Cards that were in a reader, as they were when they were taken out. */
  readonly pocket: Map<CardName, Card>;
  /** A log-in, an investigation and a diagnosis. */
  readonly look: () => Promise<Seen>;
}

/** Begins a life; whatever is remembered from look to look is remembered within it. */
export type Begin = (world: World, subject: Subject) => Life;

/** An honest life. */
export const begin: Begin = (world, subject) => lifeOf(livingWorkstation(world), subject);

/** The life of this workstation, with these to look at it. */
export const lifeOf = (living: LivingWorkstation, { logIn, investigate, diagnose }: Subject): Life => ({
  living,
  pocket: new Map(),
  look: async () => {
    const { symptom } = await logIn(living.world, defaultGuidance, living.doors());
    const doors = living.doors();
    const evidence = await investigate(doors, symptom);
    return { evidence, diagnosis: diagnose(evidence), cards: doors.cardStates() };
  },
});

import * as v from 'valibot';
import { FaultSchema } from '../../sim/faults/faults.ts';
import { WorkstationSchema } from './workstation.ts';

/** A cause that must be named. Without a target or a how, any will do. */
export const TruthSchema = v.strictObject({
  cause: v.pipe(v.string(), v.minLength(1)),
  target: v.optional(v.string()),
  how: v.optional(v.string()),
});

/** What makes a world: how it differs from the healthy workstation, or a tape in its place, and what breaks it. */
export const WorldFileSchema = v.strictObject({
  workstation: v.optional(WorkstationSchema),
  /** File of a recorded workstation, beside this one; faults then strike its readers and cards. */
  tape: v.optional(v.pipe(v.string(), v.minLength(1))),
  faults: v.optional(v.array(FaultSchema), []),
});

/** A world with its name, its story and the truth about it. */
export const ScenarioSchema = v.strictObject({
  ...WorldFileSchema.entries,
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case words joined by hyphens')),
  story: v.pipe(v.string(), v.minLength(1)),
  truth: v.array(TruthSchema),
  /** Every explanation of the ambiguity group, each one cause or several together. */
  indistinguishable: v.optional(v.array(v.union([TruthSchema, v.array(TruthSchema)]))),
});

export type Truth = v.InferOutput<typeof TruthSchema>;
export type WorldFile = v.InferOutput<typeof WorldFileSchema>;
export type Scenario = v.InferOutput<typeof ScenarioSchema>;

import { createHash } from 'node:crypto';
import type { Subject } from '../../scenarios/laws/subject.ts';
import { product } from '../../scenarios/laws/subject.ts';
import type { World } from '../../sim/world.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';

const hash = (value: unknown): string => createHash('sha1').update(JSON.stringify(value)).digest('base64');

/** All of a subject but its diagnosis. */
export type Looks = Omit<Subject, 'diagnose'>;

/**
 * The simulator and the probes, which no mutant touches: each world is looked at once, and what was seen is told again
 * for every mutant. A workstation that somebody has put something before is looked at anew.
 */
export const rememberLooks = (): Looks => {
  const symptoms = new Map<string, ReturnType<Looks['logIn']>>();
  const seen = new Map<string, Promise<Evidence>>();
  const worldBehind = new WeakMap<object, string>();
  return {
    inflict: product.inflict,
    logIn: (world: World) => {
      const key = hash(world);
      const symptom = symptoms.get(key) ?? product.logIn(world);
      symptoms.set(key, symptom);
      return symptom;
    },
    workstationOf: world => {
      const workstation = product.workstationOf(world);
      worldBehind.set(workstation, hash(world));
      return workstation;
    },
    investigate: (workstation, symptom) => {
      const world = worldBehind.get(workstation);
      if (world === undefined) return product.investigate(workstation, symptom);
      const key = `${world} ${symptom}`;
      const evidence = seen.get(key) ?? product.investigate(workstation, symptom);
      seen.set(key, evidence);
      return evidence;
    },
  };
};

import { truthOf } from '../../scenarios/atlas.ts';
import { lookAt, product } from '../../scenarios/laws/subject.ts';
import { faultUniverse } from '../../scenarios/oracle/fault-universe.ts';
import { inflict } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import { ambiguityGroups } from '../../src/diagnose/ambiguity.ts';
import type { Finding } from '../../src/diagnose/diagnosis.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import type { Hypothesis } from '../../src/model/row.ts';

/** What became of every single fault, each a share of all; IEEE 1522 calls them fractions of faults detected and isolated. */
export interface Measured {
  readonly faults: number;
  readonly detected: number;
  /** One explanation is left, and at most three. */
  readonly isolated: number;
  readonly withinThree: number;
  /** The same of the faults whose cause some check of the machine can tell from all that looks like it. */
  readonly isolatedWhereSplit: number;
}

const sameCause = (finding: Finding, { cause, target, how }: Hypothesis): boolean =>
  finding.cause === cause && finding.target === target && finding.how === how;

/** Inflicts every single fault that breaks something on the healthy workstation, and counts the explanations. */
export const measured = async (told: Partial<World>): Promise<Measured> => {
  const faults = faultUniverse(3).filter(fault => truthOf(fault).length > 0);
  const groups = ambiguityGroups({
    hosts: defaultGuidance.hosts,
    readers: healthyWorld.readers.map(({ name }) => name),
  });
  /** No check of the machine splits what is left: its causes, each alone, could all have given the same answers. */
  const isOneGroup = (findings: readonly Finding[]): boolean =>
    groups.some(({ hypotheses }) => findings.every(one => hypotheses.some(other => sameCause(one, other))));
  const left: (readonly (readonly Finding[])[])[] = [];
  for (const fault of faults) {
    const evidence = await lookAt(inflict({ ...healthyWorld, ...told }, fault), product);
    left.push(product.diagnose(evidence).explanations);
  }
  const share = (holds: (one: (typeof left)[number]) => boolean, among = left): number =>
    among.filter(holds).length / Math.max(1, among.length);
  const split = left.filter(found => found.length === 1 || !isOneGroup(found.flat()));
  return {
    faults: left.length,
    detected: share(found => found.length > 0),
    isolated: share(found => found.length === 1),
    withinThree: share(found => found.length > 0 && found.length <= 3),
    isolatedWhereSplit: share(found => found.length === 1, split),
  };
};

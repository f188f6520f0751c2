import fc from 'fast-check';
import t from 'tap';
import { theReader } from '../../scenarios/atlas/entry.ts';
import { faultsOf, truthOf } from '../../scenarios/atlas.ts';
import { faultKindIds, inflict } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { investigate } from '../investigate.ts';
import { causeIds } from '../model/causes.ts';
import { diagnose } from './diagnose.ts';
import { measuresOf, testability } from './testability.ts';

const table = testability({ hosts: defaultGuidance.hosts, readers: [theReader] });

interface Named {
  readonly cause: string;
  readonly target?: string | undefined;
  readonly how?: string | undefined;
}
const asText = ({ cause, target, how }: Named): string => [cause, target ?? '', how ?? ''].join('|');

t.test('every cause is in the table, and some check must find it', async t => {
  t.same([...new Set(table.map(({ hypothesis }) => hypothesis.cause))].sort(), [...causeIds].sort());
  t.same(
    table.filter(({ detected }) => detected === 'no').map(({ hypothesis }) => hypothesis),
    [],
  );
});

t.test('what looks alike does so from either side', async t => {
  for (const { hypothesis, alike } of table)
    for (const other of alike) {
      const back = table.find(one => asText(one.hypothesis) === asText(other.hypothesis));
      t.ok(
        back?.alike.some(one => asText(one.hypothesis) === asText(hypothesis)),
        `${asText(hypothesis)} and ${asText(other.hypothesis)}`,
      );
    }
});

t.test('the measures keep what the model is meant to reach', async t => {
  const { detected, withinThree, withinThreeByMachine } = measuresOf(table);
  t.equal(detected, 1);
  t.equal(withinThree, 1);
  t.ok(withinThreeByMachine >= 0.8, `${withinThreeByMachine}`);
});

t.test('whatever a single fault is taken for, the table said that it looks alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...faultKindIds).chain(faultsOf), async fault => {
      const [truth, ...more] = truthOf(fault);
      if (truth === undefined || more.length > 0) return;
      const workstation = simWorkstation(inflict(healthyWorld, fault));
      const evidence = await investigate(workstation, {
        guidance: defaultGuidance,
        symptom: null,
        deadline: 5000,
      });
      const alike = table
        .filter(({ hypothesis }) => asText(hypothesis) === asText(truth))
        .flatMap(one => [one.hypothesis, ...one.alike.map(({ hypothesis }) => hypothesis)]);
      const allowed = new Set(alike.map(asText));
      for (const [only, ...others] of diagnose(evidence, defaultGuidance).explanations)
        if (only !== undefined && others.length === 0 && !allowed.has(asText(only)))
          throw new Error(`${asText(truth)} was taken for ${asText(only)}`);
    }),
    { seed: 1002, numRuns: 500 },
  );
});

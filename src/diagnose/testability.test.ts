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
import { decides, mayDecide, type Row, row } from '../model/row.ts';
import { diagnose } from './diagnose.ts';
import { measuresOf, type Split, type Testability, testability } from './testability.ts';

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

/** How well the causes of these rows alone can be found out. */
const ofModel = (...rows: readonly Row[]) => testability({ hosts: [], readers: [] }, () => rows);

t.test('what may look sound to everybody is not detected, and what one person must see is', async t => {
  const rows = [
    row('clock.skew', [mayDecide('clock-wrong', ['wrong'])]),
    row('directory.profile', [decides('profile-closed', ['closed'])]),
    row('pcsc.service', [decides('smartcard-service-stopped', ['stopped'])]),
  ];
  t.match(ofModel(...rows), [{ detected: 'no' }, { detected: 'by-person' }, { detected: 'by-machine' }]);
});

t.test(
  'the cheapest check of a person splits what looks alike; what the user sees at log-in is none',
  async t => {
    const skew = row('clock.skew', [decides('clock-wrong', ['wrong']), decides('network-down', ['wrong'])]);
    const symptom = row('symptom', [decides('clock-wrong', ['err1002'])]);
    const profile = row('directory.profile', [decides('network-down', ['closed'])]);
    const number = row('person.card-number', [decides('network-down', ['retired'])]);
    const splits = (...rows: readonly Row[]) =>
      ofModel(skew, ...rows).map(({ alike }) => alike.map(({ split }) => split?.question ?? null));
    t.same(splits(symptom), [[null], [null]]);
    t.same(splits(symptom, profile), [['directory.profile'], ['directory.profile']]);
    t.same(splits(profile, number), [['person.card-number'], ['person.card-number']]);
  },
);

t.test('the measures are shares of all causes', async t => {
  const hypothesis = { cause: 'clock-wrong' } as const;
  const alike = (count: number, split: Split | null = null) =>
    Array.from({ length: count }, () => ({ hypothesis, split }));
  const split = { question: 'person.card-number', minutes: 1 } as const;
  const one = { hypothesis, detected: 'by-machine', alike: [] } as const;
  const shares = (...all: readonly Testability[]) => measuresOf(all);
  t.match(shares(), { causes: 0, detected: 0, isolated: 0 });
  t.match(shares(one), { causes: 1, detectedByMachine: 1, detected: 1, isolatedByMachine: 1, isolated: 1 });
  t.match(shares(one, { ...one, detected: 'by-person' }), { causes: 2, detectedByMachine: 0.5, detected: 1 });
  t.match(shares(one, { ...one, detected: 'no' }), { detectedByMachine: 0.5, detected: 0.5 });
  t.match(shares({ ...one, alike: alike(1, split) }), { isolatedByMachine: 0, isolated: 1 });
  t.match(shares({ ...one, alike: alike(2) }), { isolated: 0, withinThree: 1, withinThreeByMachine: 1 });
  t.match(shares({ ...one, alike: alike(3) }), { withinThree: 0, withinThreeByMachine: 0 });
  t.match(shares({ ...one, alike: [...alike(2), ...alike(1, split)] }), {
    withinThree: 1,
    withinThreeByMachine: 0,
  });
});

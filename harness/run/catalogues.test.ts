import fc from 'fast-check';
import t from 'tap';
import { atlas, faultsOf, indistinguishableOf, truthOf } from '../../scenarios/atlas.ts';
import { laws } from '../../scenarios/laws/laws.ts';
import { FaultSchema, faultKindIds } from '../../sim/faults/faults.ts';
import { blockings } from '../../sim/world.ts';
import { causeIds, causes, isCauseId } from '../../src/model/causes.ts';
import { parseAs } from '../../src/parse.ts';
import { readCanary, readScenarios } from './scenario-files.ts';

const scenarios = await readScenarios();

t.test('every kind of fault has an entry in the atlas and at least one scenario', async t => {
  t.same(Object.keys(atlas).sort(), [...faultKindIds].sort());
  const told = new Set(scenarios.flatMap(({ faults }) => faults.map(({ kind }) => kind)));
  t.same(
    faultKindIds.filter(kind => !told.has(kind)),
    [],
  );
});

t.test('every way of blocking a domain has a scenario, and a name in the model', async t => {
  const told = scenarios.flatMap(({ faults }) =>
    faults.flatMap(fault => (fault.kind === 'block-domain' ? fault.how : [])),
  );
  t.same(
    blockings.filter(how => !told.includes(how)),
    [],
  );
  t.same([...blockings].sort(), Object.keys(causes['domain-blocked'].hows).sort());
});

t.test('every cause of the catalogue is the truth of some scenario', async t => {
  const true_ = new Set(scenarios.flatMap(({ truth }) => truth.map(({ cause }) => cause)));
  t.same(
    causeIds.filter(id => !true_.has(id)),
    [],
  );
});

t.test('the atlas gives faults that a file could hold, and causes that the catalogue has', async t => {
  for (const kind of faultKindIds)
    fc.assert(
      fc.property(faultsOf(kind), fault => {
        const groups = indistinguishableOf(fault) ?? [];
        const named = [...truthOf(fault), ...groups.flat()];
        return parseAs(FaultSchema, fault).ok && named.every(({ cause }) => isCauseId(cause));
      }),
      { seed: 1002, numRuns: 20 },
    );
  t.pass(`${faultKindIds.length} kinds`);
});

t.test('at least a dozen scenarios have several faults, and names tell them apart', async t => {
  t.ok(scenarios.filter(({ faults }) => faults.length > 1).length >= 12);
  const names = [...scenarios, ...laws].map(({ name }) => name);
  t.equal(new Set(names).size, names.length);
  for (const { name, story } of scenarios) {
    t.ok(name.length <= 36, name);
    t.ok(story.trim().split(/[.!?](\s|$)/).length >= 2, `${name} has a story`);
  }
});

t.test('the canary claims what is not so', async t => {
  const { faults, truth } = await readCanary();
  const honest = faults.flatMap(truthOf).map(({ cause }) => cause);
  t.notOk(truth.some(({ cause }) => honest.includes(cause)));
});

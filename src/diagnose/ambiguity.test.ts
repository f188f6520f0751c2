import t from 'tap';
import { questionIds, questions } from '../evidence/questions.ts';
import type { CauseId } from '../model/causes.ts';
import { decides, hides, mayDecide, type Row, row } from '../model/row.ts';
import { ambiguityGroups } from './ambiguity.ts';

const groupsOf = (...rows: readonly Row[]) =>
  ambiguityGroups({ hosts: [], readers: [] }, () => rows).map(({ hypotheses, split }) => ({
    causes: hypotheses.map(({ cause }) => cause),
    split,
  }));

t.test('causes that give the same answer of the machine are a group, and a person may split it', async t => {
  const skew = row('clock.skew', [decides('clock-wrong', ['wrong']), decides('network-down', ['wrong'])]);
  t.same(groupsOf(skew), [{ causes: ['clock-wrong', 'network-down'], split: null }]);
  t.same(groupsOf(skew, row('directory.profile', [decides('network-down', ['closed'])])), [
    {
      causes: ['clock-wrong', 'network-down'],
      split: { question: 'directory.profile', minutes: 10, leaves: 1 },
    },
  ]);
  t.same(groupsOf(skew, row('software.dotnet', [decides('network-down', ['outdated'])])), []);
});

t.test('a cause that may show makes a group with those who look alike while it does not', async t => {
  const state = row('pcsc.service', [
    mayDecide('smartcard-service-faulty', ['silent']),
    decides('reader-absent', ['silent', 'stopped']),
  ]);
  const roles = row('directory.roles', [decides('no-roles', ['none'])]);
  t.same(
    groupsOf(state, roles).map(({ causes }) => causes),
    [
      ['smartcard-service-faulty', 'reader-absent'],
      ['smartcard-service-faulty', 'no-roles'],
    ],
  );
});

t.test('who hides a question could not have given its answer, and tells nothing by it', async t => {
  const lock = row('card.lock', [hides('card-absent'), decides('card-locked', ['locked'])]);
  const reach = row('network.reach', [decides('network-down', ['none'])]);
  t.same(
    groupsOf(lock, reach).map(({ causes }) => causes),
    [['card-absent', 'card-locked']],
    'the absent card lets nobody ask',
  );
});

t.test('of checks that split a group the cheapest is told, of equals the one that leaves fewest', async t => {
  const likeness = (...ids: readonly CauseId[]) =>
    row(
      'clock.skew',
      ids.map(id => decides(id, ['wrong'])),
    );
  const three = likeness('clock-wrong', 'network-down', 'card-blank');
  const profile = row('directory.profile', [decides('network-down', ['closed'])]);
  const supplier = row('person.supplier', [decides('network-down', ['isosec-or-imprivata'])]);
  const split = (...rows: readonly Row[]) => groupsOf(...rows)[0]?.split;
  const cheapest = { question: 'person.supplier', minutes: 1, leaves: 2 };
  t.same(split(three, profile, supplier), cheapest);
  t.same(split(three, supplier, profile), cheapest);
  const four = likeness('clock-wrong', 'network-down', 'card-blank', 'card-mute');
  const half = row('person.card-number', [
    decides('clock-wrong', ['retired']),
    decides('network-down', ['retired']),
  ]);
  const finest = { question: 'person.card-number', minutes: 1, leaves: 2 };
  t.same(split(four, supplier, half), finest);
  t.same(split(four, half, supplier), finest);
});

t.test(
  'a check that may leave all of a group, or that one of them lets nobody make, does not split it',
  async t => {
    const skew = row('clock.skew', [decides('clock-wrong', ['wrong']), decides('network-down', ['wrong'])]);
    const either = row('person.card-number', [
      decides('clock-wrong', ['retired']),
      mayDecide('network-down', ['retired']),
    ]);
    const hidden = row('person.card-number', [hides('clock-wrong'), decides('network-down', ['retired'])]);
    for (const number of [either, hidden])
      t.same(groupsOf(skew, number), [{ causes: ['clock-wrong', 'network-down'], split: null }]);
  },
);

t.test('every question has a healthy answer, so that only who hides it lets nobody ask', async t => {
  for (const id of questionIds) t.ok(questions[id].healthy.length > 0, id);
});

import t from 'tap';
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

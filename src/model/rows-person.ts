import type { LogInEffect } from './cause.ts';
import { type Obstacle, obstacles } from './log-in.ts';
import { decides, mayDecide, oneReader, type Row, row, type Scope } from './row.ts';
import { withoutReader } from './rows-reader.ts';

/** What a person can see, try or look up. */
export const personRows = (scope: Scope): readonly Row[] => {
  const all = obstacles(scope);
  // With several readers, the card or reader at hand may be the other one; and a colleague may sit elsewhere.
  const alone = oneReader(scope);
  const ofCardAtHand = alone ? decides : mayDecide;
  const fails = (at: LogInEffect['at'], settles: (obstacle: Obstacle) => boolean) =>
    all
      .filter(obstacle => obstacle.at === at || obstacle.at === 'surroundings')
      .map(obstacle => ({
        ...obstacle.decider,
        answers: ['fails' as const],
        mayPass: obstacle.at === 'surroundings' || !alone || !settles(obstacle),
      }));
  return [
    row('person.supplier', [ofCardAtHand('unsupported-card-supplier', ['isosec-or-imprivata'])]),
    row('directory.profile', [decides('profile-closed', ['closed'])]),
    row('directory.roles', [mayDecide('profile-closed', ['none']), decides('no-roles', ['none'])]),
    row('person.card-in-reader', [
      withoutReader(scope, ['no']),
      decides('card-absent', ['no']),
      ...scope.readers.map(target => mayDecide('card-mute', ['no'], { target })),
    ]),
    row(
      'person.card-number',
      scope.readers.map(target => ofCardAtHand('card-series-retired', ['retired'], { target })),
    ),
    ...scope.hosts
      .filter(({ role }) => role === 'required' || role === 'hscn')
      .map(({ name }) =>
        row('person.host-elsewhere', [decides('service-outage', ['fails'], { target: name })], name),
      ),
    row(
      'person.card-elsewhere',
      fails('card', () => true),
    ),
    row(
      'person.other-card-here',
      fails('workstation', ({ decider }) => !decider.mayPass || decider.hypothesis.cause === 'reader-faulty'),
    ),
    row(
      'symptom',
      all.map(({ decider }) => decider),
    ),
  ];
};

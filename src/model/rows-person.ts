import { obstacles } from './log-in.ts';
import { decides, mayDecide, type Row, row, type Scope } from './row.ts';

/** What a person can see, try or look up. */
export const personRows = (scope: Scope): readonly Row[] => {
  const all = obstacles(scope);
  // The colleague may sit elsewhere, and with several readers the card at hand may be the other one.
  const fails = (at: readonly string[]) =>
    all
      .filter(obstacle => at.includes(obstacle.at))
      .map(({ decider }) => ({ ...decider, answers: ['fails' as const], mayPass: true }));
  return [
    row('person.supplier', [decides('unsupported-card-supplier', ['isosec-or-imprivata'])]),
    row('directory.profile', [decides('profile-closed', ['closed'])]),
    row('directory.roles', [mayDecide('profile-closed', ['none']), decides('no-roles', ['none'])]),
    row('person.card-in-reader', [
      decides('reader-absent', ['no']),
      decides('card-absent', ['no']),
      ...scope.readers.map(target => mayDecide('card-mute', ['no'], { target })),
    ]),
    row(
      'person.card-number',
      scope.readers.flatMap(target => [
        decides('card-series-retired', ['retired'], { target }),
        mayDecide('card-unknown', ['retired'], { target }),
      ]),
    ),
    row('person.card-elsewhere', fails(['card', 'surroundings'])),
    row('person.other-card-here', fails(['workstation', 'surroundings'])),
    row(
      'symptom',
      all.map(({ decider }) => decider),
    ),
  ];
};

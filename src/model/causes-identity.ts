import { cause } from './cause.ts';

/** The person behind the card, and whose card it is. */
export const identityCauses = {
  'unsupported-card-supplier': cause({
    title: 'The card comes from a supplier that NHS England does not support',
    remedy:
      'Contact the supplier of the card (Isosec or Imprivata) directly; NHS England cannot help with it.',
    about: 'workstation',
    logIn: { stops: 'sometimes', at: 'card', alsoShows: ['problem-reading'] },
    who: 'card-supplier',
    step: 0,
    minutes: 60,
    prior: 0.02,
    source: 'err1002',
  }),
  'profile-closed': cause({
    title: 'The user’s Care Identity profile is closed',
    remedy:
      'Look the user up in Care Identity Management. If the profile was closed in error, a Registration Authority reopens it and issues a new smartcard, because closing it cancelled the old one.',
    about: 'workstation',
    logIn: {
      stops: 'always',
      at: 'card',
      alsoShows: ['problem-reading', 'smartcard-authentication-failure'],
    },
    who: 'registration-authority',
    step: 2,
    minutes: 30,
    prior: 0.12,
    source: 'err1002',
  }),
  'no-roles': cause({
    title: 'The user’s profile has no active role',
    remedy:
      'Check in Care Identity Management that the user has an active card and at least one role; assign one.',
    about: 'workstation',
    logIn: { stops: 'always', at: 'card', alsoShows: ['smartcard-authentication-failure'] },
    who: 'registration-authority',
    step: 2,
    minutes: 20,
    prior: 0.04,
    source: 'authentication-failure',
  }),
};

import { question } from './question.ts';

/** One card, from its answer to reset to its passcode counter. */
export const cardQuestions = {
  'card.series': question({
    asks: 'Does the card’s answer to reset belong to a series in use?',
    about: 'reader',
    healthy: ['current', 'perhaps-current', 'unlisted'],
    broken: ['retired', 'perhaps-retired'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
  'card.application': question({
    asks: 'Does the identity application on the card answer?',
    about: 'reader',
    healthy: ['answers'],
    broken: ['absent', 'missing', 'silent', 'garbled', 'interrupted'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
  'card.certificates': question({
    asks: 'Does the card hold its certificates?',
    about: 'reader',
    healthy: ['present'],
    broken: ['none', 'unreadable'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
  'card.issuer': question({
    asks: 'Were the certificates issued by the NHS?',
    about: 'reader',
    healthy: ['nhs'],
    broken: ['third-party', 'other'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
  'card.validity': question({
    asks: 'Are the certificates in date?',
    about: 'reader',
    healthy: ['valid'],
    broken: ['expired', 'not-yet-valid'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
  'card.lock': question({
    asks: 'Has the passcode tries left?',
    about: 'reader',
    healthy: ['open'],
    broken: ['locked'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
};

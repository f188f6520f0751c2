/** Who can answer a question. */
export type Asked = 'machine' | 'user' | 'it-team' | 'registration-authority';

/** A question, its closed set of answers (the healthy ones apart), who answers it and the minutes that takes (an assumption). */
export interface Question {
  readonly asks: string;
  readonly about: 'workstation' | 'host' | 'reader';
  readonly healthy: readonly string[];
  readonly broken: readonly string[];
  readonly by: Asked;
  readonly minutes: number;
  /** Step of the NHS England page it belongs to; 0 stands before all steps. */
  readonly step: 0 | 1 | 2 | 3 | 4;
}

const question = <const Q extends Question>(q: Q): Q => q;

/** Every question that evidence can answer, in the order in which a report prints them. */
export const questions = {
  'person.supplier': question({
    asks: 'Is the card an Isosec or Imprivata card?',
    about: 'workstation',
    healthy: ['nhs'],
    broken: ['isosec-or-imprivata'],
    by: 'user',
    minutes: 1,
    step: 0,
  }),
  'network.reach': question({
    asks: 'Does any host on the internet answer?',
    about: 'workstation',
    healthy: ['some'],
    broken: ['none'],
    by: 'machine',
    minutes: 1,
    step: 1,
  }),
  'network.proxy': question({
    asks: 'Does the system reach the host without a proxy?',
    about: 'host',
    healthy: ['direct'],
    broken: ['tunnels', 'denied', 'needs-credentials', 'no-answer'],
    by: 'machine',
    minutes: 1,
    step: 1,
  }),
  'network.dns': question({
    asks: 'Does the name resolve?',
    about: 'host',
    healthy: ['resolves'],
    broken: ['no-such-name', 'refused', 'sinkhole', 'no-answer'],
    by: 'machine',
    minutes: 1,
    step: 1,
  }),
  'network.tcp': question({
    asks: 'Does the host accept a connection on port 443?',
    about: 'host',
    healthy: ['connects'],
    broken: ['refused', 'reset', 'timed-out', 'unreachable'],
    by: 'machine',
    minutes: 1,
    step: 1,
  }),
  'network.tls': question({
    asks: 'Does the host show its own certificate?',
    about: 'host',
    healthy: ['trusted'],
    broken: ['intercepted', 'date-invalid', 'reset', 'refused', 'timed-out'],
    by: 'machine',
    minutes: 1,
    step: 1,
  }),
  'network.http': question({
    asks: 'Does the service behind the host answer?',
    about: 'host',
    healthy: ['answers'],
    broken: ['blocked', 'server-error', 'no-answer'],
    by: 'machine',
    minutes: 1,
    step: 1,
  }),
  'network.hscn': question({
    asks: 'Does a host answer that only HSCN can reach?',
    about: 'workstation',
    healthy: ['reachable'],
    broken: ['unreachable'],
    by: 'machine',
    minutes: 1,
    step: 1,
  }),
  'clock.skew': question({
    asks: 'Is the clock of the workstation right?',
    about: 'workstation',
    healthy: ['right'],
    broken: ['wrong'],
    by: 'machine',
    minutes: 1,
    step: 1,
  }),
  'directory.profile': question({
    asks: 'Is the Care Identity profile open? (Care Identity Management, the user’s profile)',
    about: 'workstation',
    healthy: ['active'],
    broken: ['closed'],
    by: 'registration-authority',
    minutes: 10,
    step: 2,
  }),
  'directory.roles': question({
    asks: 'Does the profile have at least one active role? (Care Identity Management, the user’s access)',
    about: 'workstation',
    healthy: ['some'],
    broken: ['none'],
    by: 'registration-authority',
    minutes: 10,
    step: 2,
  }),
  'software.credential-management': question({
    asks: 'Is NHS Credential Management installed, in a supported version?',
    about: 'workstation',
    healthy: ['current'],
    broken: ['outdated', 'absent'],
    by: 'it-team',
    minutes: 3,
    step: 3,
  }),
  'software.credential-management-process': question({
    asks: 'Does NHS Credential Management run in this session?',
    about: 'workstation',
    healthy: ['running'],
    broken: ['not-running'],
    by: 'user',
    minutes: 2,
    step: 3,
  }),
  'software.port-service': question({
    asks: 'Does the NHS Port Service run?',
    about: 'workstation',
    healthy: ['running'],
    broken: ['stopped', 'absent'],
    by: 'it-team',
    minutes: 3,
    step: 3,
  }),
  'client.port-service': question({
    asks: 'Does the NHS Port Service answer on localhost?',
    about: 'workstation',
    healthy: ['answers'],
    broken: ['nothing-listens', 'garbled', 'silent'],
    by: 'machine',
    minutes: 1,
    step: 3,
  }),
  'client.credential-management': question({
    asks: 'Does the Port Service know a Credential Management for this session?',
    about: 'workstation',
    healthy: ['connected'],
    broken: ['no-process'],
    by: 'machine',
    minutes: 1,
    step: 3,
  }),
  'browser.localhost': question({
    asks: 'Do the browser’s policies let a page reach Credential Management on localhost?',
    about: 'workstation',
    healthy: ['allowed'],
    broken: ['blocked'],
    by: 'it-team',
    minutes: 5,
    step: 3,
  }),
  'software.identity-agent': question({
    asks: 'Is the NHS Identity Agent, where installed, a version that is not blocked?',
    about: 'workstation',
    healthy: ['current', 'absent'],
    broken: ['outdated'],
    by: 'it-team',
    minutes: 3,
    step: 4,
  }),
  'software.clients': question({
    asks: 'Is only one of Identity Agent and Smartcard Connect installed?',
    about: 'workstation',
    healthy: ['one'],
    broken: ['both'],
    by: 'it-team',
    minutes: 3,
    step: 4,
  }),
  'software.middleware': question({
    asks: 'Is the middleware for this kind of card installed?',
    about: 'workstation',
    healthy: ['installed'],
    broken: ['missing'],
    by: 'it-team',
    minutes: 5,
    step: 4,
  }),
  'pcsc.service': question({
    asks: 'Does the smart card service of the system run?',
    about: 'workstation',
    healthy: ['running'],
    broken: ['stopped'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
  'readers.attached': question({
    asks: 'Does the system see a smartcard reader?',
    about: 'workstation',
    healthy: ['yes'],
    broken: ['no'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
  'readers.driver': question({
    asks: 'Does every attached reader have a working driver?',
    about: 'workstation',
    healthy: ['working'],
    broken: ['missing'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
  'readers.listed': question({
    asks: 'Does the smart card service list a reader?',
    about: 'workstation',
    healthy: ['some'],
    broken: ['none'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
  'reader.state': question({
    asks: 'Does the reader work, and the card in it, if any, wake up?',
    about: 'reader',
    healthy: ['ready'],
    broken: ['busy', 'faulty', 'mute', 'silent'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
  'readers.cards': question({
    asks: 'Is exactly one card inserted?',
    about: 'workstation',
    healthy: ['one'],
    broken: ['none', 'none-or-mute', 'several'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
  'card.series': question({
    asks: 'Does the card’s answer to reset belong to a series in use?',
    about: 'reader',
    healthy: ['current', 'perhaps-current'],
    broken: ['retired', 'perhaps-retired', 'unrecognised'],
    by: 'machine',
    minutes: 1,
    step: 4,
  }),
  'card.application': question({
    asks: 'Does the identity application on the card answer?',
    about: 'reader',
    healthy: ['answers'],
    broken: ['absent', 'silent', 'garbled', 'interrupted'],
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
  'person.card-in-reader': question({
    asks: 'Is a card in the reader, chip first and the right way up?',
    about: 'workstation',
    healthy: ['yes'],
    broken: ['no'],
    by: 'user',
    minutes: 1,
    step: 4,
  }),
  'person.card-number': question({
    asks: 'Do the first two digits of the number on the back of the card name a series in use?',
    about: 'workstation',
    healthy: ['current'],
    broken: ['retired'],
    by: 'user',
    minutes: 1,
    step: 4,
  }),
  'person.card-elsewhere': question({
    asks: 'Can this card log in on a colleague’s workstation?',
    about: 'workstation',
    healthy: ['works'],
    broken: ['fails'],
    by: 'user',
    minutes: 5,
    step: 4,
  }),
  'person.other-card-here': question({
    asks: 'Can a colleague’s card log in on this workstation?',
    about: 'workstation',
    healthy: ['works'],
    broken: ['fails'],
    by: 'user',
    minutes: 5,
    step: 4,
  }),
  symptom: question({
    asks: 'What does the user see at log-in?',
    about: 'workstation',
    healthy: ['none'],
    broken: [
      'err1002',
      '400_645',
      'smartcard-authentication-failure',
      'problem-reading',
      'site-unreachable',
      'card-blocked',
      'credentials-not-valid',
    ],
    by: 'user',
    minutes: 1,
    step: 4,
  }),
} as const;

export type QuestionId = keyof typeof questions;
export type Answer<Q extends QuestionId = QuestionId> = Q extends QuestionId
  ? (typeof questions)[Q]['healthy'][number] | (typeof questions)[Q]['broken'][number]
  : never;
export type Symptom = Answer<'symptom'>;

export const questionIds = Object.keys(questions) as readonly QuestionId[];

export const isQuestionId = (text: string): text is QuestionId => Object.hasOwn(questions, text);

/** All answers of a question, the healthy ones first. */
export const answersOf = (id: QuestionId): readonly string[] => [
  ...questions[id].healthy,
  ...questions[id].broken,
];

/** `network.tls(am.example)`, or the bare id when the question is about the workstation. */
export const questionKey = (id: QuestionId, target?: string): string =>
  target === undefined ? id : `${id}(${target})`;

/** The reverse of `questionKey`; null when the text names no question, or lacks or exceeds its target. */
export const parseQuestionKey = (key: string): { id: QuestionId; target?: string } | null => {
  const parts = /^([a-z.-]+)(?:\((.+)\))?$/s.exec(key);
  const id = parts?.[1];
  const target = parts?.[2];
  if (id === undefined || !isQuestionId(id)) return null;
  if ((questions[id].about === 'workstation') !== (target === undefined)) return null;
  return target === undefined ? { id } : { id, target };
};

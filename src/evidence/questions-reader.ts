import { question } from './question.ts';

/** The smart card service, the readers and how many cards are in them. */
export const readerQuestions = {
  'pcsc.service': question({
    asks: 'Does the smart card service of the system run and serve this user?',
    about: 'workstation',
    healthy: ['running'],
    broken: ['stopped', 'refuses', 'silent', 'failing'],
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
    healthy: ['ready', 'empty'],
    broken: ['busy', 'faulty', 'gone', 'mute', 'silent', 'unpowered', 'mismatch'],
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
};

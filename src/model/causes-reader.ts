import { cause } from './cause.ts';

/** The smart card service of the system, the readers and their drivers. */
export const readerCauses = {
  'smartcard-service-stopped': cause({
    title: 'The smart card service of the system is not running',
    remedy: 'Start the Smart Card service (SCardSvr on Windows, pcscd on Linux), with a reader attached.',
    about: 'workstation',
    who: 'it-team',
    step: 4,
    minutes: 5,
    prior: 0.02,
    source: 'platform',
  }),
  'reader-absent': cause({
    title: 'No smartcard reader is attached',
    remedy:
      'Plug the reader or the keyboard with the reader in, directly into the computer, and look at its light.',
    about: 'workstation',
    who: 'user',
    step: 4,
    minutes: 2,
    prior: 0.03,
    source: 'err1002',
  }),
  'reader-driver-missing': cause({
    title: 'A reader is attached, but its driver is missing or does not work',
    remedy: 'Install the current driver of the reader’s maker and plug the reader in again.',
    about: 'workstation',
    who: 'it-team',
    step: 4,
    minutes: 15,
    prior: 0.06,
    source: 'err1002',
  }),
  'reader-busy': cause({
    title: 'Another program holds the reader {target} for itself',
    remedy: 'Close the other programs that use the card (or restart the workstation), then try again.',
    about: 'reader',
    who: 'user',
    step: 4,
    minutes: 5,
    prior: 0.01,
    source: 'platform',
  }),
  'reader-faulty': cause({
    title: 'The reader {target} does not work properly',
    remedy: 'Plug it into another port; if that does not help, use another reader.',
    about: 'reader',
    who: 'it-team',
    step: 4,
    minutes: 10,
    prior: 0.02,
    source: 'authentication-failure',
  }),
};

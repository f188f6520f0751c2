import type { Workstation } from '../src/doors/workstation.ts';
import { realClock } from './clock.ts';
import { realCredentialManagement } from './local-http/credential-management.ts';
import { realNetwork } from './network/real-network.ts';
import { pcscReaders } from './pcsc/pcsc-readers.ts';
import { answersFrom } from './person/answers.ts';
import type { Answers } from './person/parse-answers.ts';
import { systemSoftware } from './software/system-software.ts';
import { usbReaders } from './usb/usb-readers.ts';

/** This machine, read-only. `answers` are what people said when they were asked. */
export const realWorkstation = (answers: Answers): Workstation => {
  const readers = pcscReaders();
  return {
    clock: realClock,
    readers,
    usb: usbReaders(),
    credentialManagement: realCredentialManagement(),
    software: systemSoftware(),
    network: realNetwork(),
    ...answersFrom(answers),
    close: () => readers.close(),
  };
};

import type { Workstation } from '../src/doors/workstation.ts';
import { realClock } from './clock.ts';
import { realCredentialManagement } from './local-http/credential-management.ts';
import { realNetwork } from './network/real-network.ts';
import { pcscReaders } from './pcsc/pcsc-readers.ts';
import { answersFrom } from './person/answers.ts';
import { systemSoftware } from './software/system-software.ts';
import { usbReaders } from './usb/usb-readers.ts';

/** This machine, read-only. Nobody is asked: what people answer comes from a file, later. */
export const realWorkstation = (): Workstation => {
  const readers = pcscReaders();
  return {
    clock: realClock,
    readers,
    usb: usbReaders(),
    credentialManagement: realCredentialManagement(),
    software: systemSoftware(),
    network: realNetwork(),
    ...answersFrom({}),
    close: () => readers.close(),
  };
};

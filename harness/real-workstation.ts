import type { Workstation } from '../src/doors/workstation.ts';
import type { Guidance } from '../src/guidance/guidance.ts';
import { realClock } from './clock.ts';
import { realCredentialManagement } from './local-http/credential-management.ts';
import { realNetwork } from './network/real-network.ts';
import { pcscReaders } from './pcsc/pcsc-readers.ts';
import { answersFrom } from './person/answers.ts';
import { systemDoors } from './software/system-doors.ts';

/** This machine, read-only. Nobody is asked: what people answer comes from a file, later. */
export const realWorkstation = ({ roots }: Pick<Guidance, 'roots'>): Workstation => {
  const readers = pcscReaders();
  return {
    clock: realClock,
    readers,
    credentialManagement: realCredentialManagement(),
    ...systemDoors(),
    network: realNetwork({ roots }),
    ...answersFrom({}),
    close: () => readers.close(),
  };
};

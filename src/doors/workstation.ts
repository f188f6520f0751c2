import type { Clock } from './clock.ts';
import type { CredentialManagementDoor } from './credential-management.ts';
import type { DirectoryDoor } from './directory.ts';
import type { NetworkDoor } from './network.ts';
import type { PersonDoor } from './person.ts';
import type { ReadersDoor } from './readers.ts';
import type { SoftwareDoor } from './software.ts';
import type { UsbDoor } from './usb.ts';

/**
 * A workstation is these doors and nothing else. Doors answer with an `Outcome` within the deadline they are given
 * (milliseconds); they throw only for our own mistakes. Nothing behind this type tells a real one from a simulated one.
 */
export interface Workstation {
  readonly clock: Clock;
  readonly readers: ReadersDoor;
  readonly usb: UsbDoor;
  readonly credentialManagement: CredentialManagementDoor;
  readonly software: SoftwareDoor;
  readonly network: NetworkDoor;
  readonly directory: DirectoryDoor;
  readonly person: PersonDoor;
  /** Lets go of everything the doors hold; the process can end after it. */
  close(): Promise<void>;
}

import type { Outcome } from '../outcome.ts';

/** A smartcard reader that the operating system sees on a bus, whether or not PC/SC can use it. */
export interface AttachedReader {
  readonly name: string;
  readonly driver: 'working' | 'missing' | 'unknown';
  /** What the system says of the driver: its maker, version and day, and the problem that it has with the device. */
  readonly about?: DriverFacts;
}

/** Empty where nothing is said; the problem is a code of the Windows device manager, 0 for none. */
export interface DriverFacts {
  readonly provider: string;
  readonly version: string;
  readonly date: string;
  readonly problem: number | null;
}

export interface UsbDoor {
  /** `skipped` where the readers that the user has are not on the buses of this machine. */
  /** Readers on the bus (USB class 0x0B, or Windows device class SmartCardReader). */
  readers(deadline: number): Promise<Outcome<readonly AttachedReader[]>>;
}

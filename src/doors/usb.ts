import type { Outcome } from '../outcome.ts';

/** A smartcard reader that the operating system sees on a bus, whether or not PC/SC can use it. */
export interface AttachedReader {
  readonly name: string;
  readonly driver: 'working' | 'missing' | 'unknown';
}

export interface UsbDoor {
  /** Readers on the bus (USB class 0x0B, or Windows device class SmartCardReader). */
  readers(deadline: number): Promise<Outcome<readonly AttachedReader[]>>;
}

import { existsSync } from 'node:fs';
import type { UsbDoor } from '../../src/doors/usb.ts';
import { ok, skipped } from '../../src/outcome.ts';
import { bounded } from '../clock.ts';
import { linuxUsbReaders } from './linux-usb.ts';

/** Readers on the bus of a Linux machine; `skipped` where the system shows no USB devices at `root`. */
export const linuxUsb = (root = '/sys/bus/usb/devices'): UsbDoor => ({
  readers: deadline =>
    bounded(deadline, async () =>
      existsSync(root) ? ok(await linuxUsbReaders(root)) : skipped('this system shows no USB bus'),
    ),
});

const otherUsb: UsbDoor = {
  readers: async () => skipped('readers on the bus are looked up on Windows and Linux only'),
};

/** The readers attached to a machine that is no Windows. */
export const usbReaders = (platform: NodeJS.Platform): UsbDoor =>
  platform === 'linux' ? linuxUsb() : otherUsb;

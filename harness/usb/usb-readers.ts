import { existsSync } from 'node:fs';
import type { UsbDoor } from '../../src/doors/usb.ts';
import { ok, skipped } from '../../src/outcome.ts';
import { bounded } from '../clock.ts';
import { powershell, type Run } from '../software/powershell.ts';
import { linuxUsbReaders } from './linux-usb.ts';
import { parsePnp, pnpScript } from './windows-pnp.ts';

/** Readers on the bus of a Linux machine; `skipped` where the system shows no USB devices at `root`. */
export const linuxUsb = (root = '/sys/bus/usb/devices'): UsbDoor => ({
  readers: deadline =>
    bounded(deadline, async () =>
      existsSync(root) ? ok(await linuxUsbReaders(root)) : skipped('this system shows no USB bus'),
    ),
});

/** Readers that the device manager of Windows knows, with or without a driver. */
export const windowsUsb = (run: Run = powershell): UsbDoor => ({
  async readers(deadline) {
    const printed = await run(pnpScript, deadline);
    return printed.kind === 'ok' ? { ...parsePnp(printed.value), ms: printed.ms } : printed;
  },
});

const otherUsb: UsbDoor = {
  readers: async () => skipped('readers on the bus are looked up on Windows and Linux only'),
};

/** The readers attached to this machine. */
export const usbReaders = (): UsbDoor => {
  if (process.platform === 'linux') return linuxUsb();
  return process.platform === 'win32' ? windowsUsb() : otherUsb;
};

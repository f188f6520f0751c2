import type { SoftwareDoor } from '../../src/doors/software.ts';
import type { UsbDoor } from '../../src/doors/usb.ts';
import { usbReaders } from '../usb/usb-readers.ts';
import { windowsUsb } from '../usb/windows-usb.ts';
import { windowsFacts } from './facts.ts';
import { otherSoftware } from './other-software.ts';
import { windowsSoftware } from './windows-software.ts';

/** What this system says of its software and of its readers; Windows is asked for both at once. */
export const systemDoors = (
  platform: NodeJS.Platform = process.platform,
): { readonly software: SoftwareDoor; readonly usb: UsbDoor } => {
  if (platform !== 'win32') return { software: otherSoftware(platform), usb: usbReaders(platform) };
  const facts = windowsFacts();
  return { software: windowsSoftware(facts), usb: windowsUsb(facts) };
};

import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AttachedReader } from '../../src/doors/usb.ts';

/** USB interface class of smart card readers (CCID, revision 1.1, section 4.1). */
const smartCardClass = '0b';

const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').then(
    text => text.trim(),
    () => '',
  );

/** Whether a program uses the interface: Linux has no driver of its own for readers, PC/SC takes them through usbfs. */
const driverOf = async (folder: string): Promise<AttachedReader['driver']> => {
  const driver = await readlink(join(folder, 'driver')).catch(() => null);
  return driver !== null && basename(driver) === 'usbfs' ? 'working' : 'unknown';
};

/** Manufacturer and product; a serial number that a manufacturer wrote into them is left out. */
const nameOf = async (device: string): Promise<string> => {
  const [serial = '', ...names] = await Promise.all(
    ['serial', 'manufacturer', 'product'].map(file => textOf(join(device, file))),
  );
  const parts = names.map(name => (serial === '' ? name : name.replaceAll(serial, '').trim()));
  return parts.filter(part => part !== '').join(' ') || 'smart card reader';
};

/** Readers among the USB devices below `root`, laid out as /sys/bus/usb/devices. Rejects when there is no such folder. */
export const linuxUsbReaders = async (root: string): Promise<readonly AttachedReader[]> => {
  const interfaces = (await readdir(root)).filter(entry => entry.includes(':')).sort();
  const found = await Promise.all(
    interfaces.map(async entry => {
      const folder = join(root, entry);
      if ((await textOf(join(folder, 'bInterfaceClass'))) !== smartCardClass) return [];
      const device = join(root, entry.slice(0, entry.indexOf(':')));
      return [{ name: await nameOf(device), driver: await driverOf(folder) }];
    }),
  );
  return found.flat();
};

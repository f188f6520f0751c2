import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { lineOf, windowsSaying } from '../software/testing/windows-saying.ts';
import { linuxUsb } from './usb-readers.ts';
import { windowsUsb } from './windows-usb.ts';

const plug = async (root: string, name: string, files: Readonly<Record<string, string>>) => {
  await mkdir(join(root, name), { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(root, name, file), `${text}\n`);
};

t.test('Linux: readers are known by the class of an interface, and used ones by usbfs', async t => {
  const root = t.testdir();
  await plug(root, 'usb1', { manufacturer: 'Linux 6.1 xhci-hcd', product: 'xHCI Host Controller' });
  await plug(root, '1-0:1.0', { bInterfaceClass: '09' });
  await plug(root, '1-1', {
    manufacturer: 'HID Global',
    product: 'OMNIKEY 3x21 (K123456)',
    serial: '(K123456)',
  });
  await plug(root, '1-1:1.0', { bInterfaceClass: '0b' });
  await symlink('../../bus/usb/drivers/usbfs', join(root, '1-1:1.0', 'driver'));
  await plug(root, '1-2', { product: 'Keyboard with reader' });
  await plug(root, '1-2:1.0', { bInterfaceClass: '03' });
  await plug(root, '1-2:1.1', { bInterfaceClass: '0b' });
  await plug(root, '1-3', {});
  await plug(root, '1-3:1.0', { bInterfaceClass: '0b' });
  t.match(await linuxUsb(root).readers(1000), {
    kind: 'ok',
    value: [
      { name: 'HID Global OMNIKEY 3x21', driver: 'working' },
      { name: 'Keyboard with reader', driver: 'unknown' },
      { name: 'smart card reader', driver: 'unknown' },
    ],
  });
});

t.test('Linux: no reader is an empty list, no bus is a skip', async t => {
  t.match(await linuxUsb(t.testdir()).readers(1000), { kind: 'ok', value: [] });
  t.match(await linuxUsb(join(t.testdir(), 'none')).readers(1000), { kind: 'skipped' });
});

t.test('Windows: the code of the device manager tells a reader without a driver', async t => {
  const readers = (rows: unknown) =>
    windowsUsb(windowsSaying({ readers: lineOf('readers', rows) }).facts).readers(1000);
  t.match(await windowsUsb(windowsSaying().facts).readers(1000), {
    kind: 'ok',
    value: [
      {
        name: 'Microsoft Usbccid Smartcard Reader (WUDF)',
        driver: 'working',
        about: { provider: 'Microsoft', version: '10.0.19041.1', date: '2006-06-21', problem: 0 },
      },
      { name: 'CCID USB Reader', driver: 'missing', about: { provider: '', date: '', problem: 28 } },
    ],
  });
  const driver = async (Problem: number | null) => {
    const told = await readers({ Name: 'OMNIKEY 3x21', Problem });
    return told.kind === 'ok' && told.value[0]?.driver;
  };
  t.equal(await driver(39), 'missing', 'corrupted');
  t.equal(await driver(22), 'unknown', 'disabled');
  t.equal(await driver(null), 'unknown');
  t.match(await readers([{ Name: null }]), { value: [{ name: 'smart card reader', driver: 'unknown' }] });
  t.match(await readers([]), { kind: 'ok', value: [] });
  for (const garbage of ['text', [{ Name: 1 }], [1, 2]])
    t.match(await readers(garbage), { kind: 'failed', code: 'malformed' });
});

t.test('Windows: a date of a driver is a day or nothing', async t => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.integer().map(ms => `/Date(${ms})/`),
        fc.date().map(String),
        fc.constant(null),
      ),
      async date => {
        const facts = windowsSaying({ readers: lineOf('readers', [{ Name: 'a', Date: date }]) }).facts;
        const told = await windowsUsb(facts).readers(1000);
        return told.kind === 'ok' && /^([+-]?\d{4,6}-\d\d-\d\d)?$/.test(told.value[0]?.about?.date ?? 'none');
      },
    ),
  );
  t.pass();
});

t.test('Windows: to a user who comes from elsewhere this machine’s readers say nothing', async t => {
  for (const row of [
    { Name: 'RDP-Tcp#0', Id: 2, Glass: 1 },
    { Name: 'Console', Id: 1, Glass: 1, Citrix: true },
    {},
  ]) {
    const { facts } = windowsSaying({ session: lineOf('session', [row]) });
    t.match(await windowsUsb(facts).readers(1000), { kind: 'skipped' });
  }
});

t.test('Windows: who looks again sees what is there now', async t => {
  const { facts, asked } = windowsSaying();
  const usb = windowsUsb(facts);
  await usb.readers(1000);
  await usb.readers(1000);
  t.strictSame(asked.at(-1), ['readers']);
  t.equal(asked.length, 2);
});

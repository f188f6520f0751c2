import type { InferOutput } from 'valibot';
import type { AttachedReader, UsbDoor } from '../../src/doors/usb.ts';
import { map } from '../../src/outcome.ts';
import type { WindowsFacts } from '../software/facts.ts';
import { ReaderRow, rowsOf } from '../software/rows.ts';

/** Codes of the Windows device manager that say something of the driver: 0 works, 28 has none. */
const drivers: ReadonlyMap<number | null, AttachedReader['driver']> = new Map([
  [0, 'working'],
  [28, 'missing'],
]);

const attached = ({ name, problem }: InferOutput<typeof ReaderRow>): AttachedReader => ({
  name: name || 'smart card reader',
  driver: drivers.get(problem) ?? 'unknown',
});

/** Readers that the device manager of Windows knows, with or without a driver; asked again for every call but the first. */
export const windowsUsb = (facts: WindowsFacts): UsbDoor => {
  let looked = false;
  return {
    async readers(deadline) {
      const told = await (looked ? facts.now('readers', deadline) : facts.known('readers', deadline));
      looked = true;
      if (told.kind !== 'ok') return told;
      return { ...map(rowsOf(ReaderRow, told.value), rows => rows.map(attached)), ms: told.ms };
    },
  };
};

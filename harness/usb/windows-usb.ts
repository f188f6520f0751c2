import type { InferOutput } from 'valibot';
import type { AttachedReader, UsbDoor } from '../../src/doors/usb.ts';
import { map, type Outcome, skipped } from '../../src/outcome.ts';
import type { WindowsFacts } from '../software/facts.ts';
import { ReaderRow, rowsOf } from '../software/rows.ts';
import { SessionRow, sessionKind } from '../software/settings.ts';

/** Codes of the Windows device manager by which it says that the driver is missing, broken or not allowed to load. */
const withoutDriver: readonly (number | null)[] = [18, 28, 31, 37, 39, 48, 52];

const driverOf = (problem: number | null): AttachedReader['driver'] => {
  if (problem === 0) return 'working';
  return withoutDriver.includes(problem) ? 'missing' : 'unknown';
};

const valuesOf = <T>(rows: Outcome<readonly T[]>): readonly T[] => (rows.kind === 'ok' ? rows.value : []);

const attached = ({ name, ...about }: InferOutput<typeof ReaderRow>): AttachedReader => ({
  name: name || 'smart card reader',
  driver: driverOf(about.problem),
  about,
});

/**
 * Readers that the device manager of Windows knows, with or without a driver; asked again for every call but the first.
 * Only at the machine's own screen are they the readers that the user has.
 */
export const windowsUsb = (facts: WindowsFacts): UsbDoor => {
  let looked = false;
  return {
    async readers(deadline) {
      const told = await (looked ? facts.now('readers', deadline) : facts.known('readers', deadline));
      looked = true;
      if (told.kind !== 'ok') return told;
      const session = await facts.known('session', deadline);
      const [row] = session.kind === 'ok' ? valuesOf(rowsOf(SessionRow, session.value)) : [];
      const kind = row === undefined ? null : sessionKind(row);
      if (kind?.kind !== 'ok' || kind.value !== 'console')
        return skipped('it is not known that the user sits at this machine, where its readers are', told.ms);
      return { ...map(rowsOf(ReaderRow, told.value), rows => rows.map(attached)), ms: told.ms };
    },
  };
};

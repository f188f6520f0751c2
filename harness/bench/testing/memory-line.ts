import { failed, ok } from '../../../src/outcome.ts';
import { bounded } from '../../clock.ts';
import type { ByteLine } from '../line.ts';
import { emulateRemovinator } from '../removinator-emulator.ts';
import type { FirmwareSettings } from '../removinator-firmware.ts';

/** A line in memory to an emulated fixture; `noise` gives what else is said before each of its lines. */
export const memoryLine = (
  settings: FirmwareSettings,
  noise: () => string,
): ByteLine & { say(text: string): void } => {
  let said = '';
  let wake = () => {};
  const over = new AbortController();
  const say = (text: string) => {
    said += text;
    wake();
  };
  const feed = emulateRemovinator(settings, line => say(`${noise()}${line}\r\n`), over.signal);
  return {
    say,
    write: async bytes => {
      feed(bytes);
      return ok(null);
    },
    read: async ms => {
      await bounded(ms, async () => {
        if (said === '') await new Promise<void>(resolve => (wake = resolve));
        return ok(null);
      });
      if (said === '') return failed('timed-out');
      const bytes = Buffer.from(said, 'latin1');
      said = '';
      return ok(bytes);
    },
    close: async () => over.abort(),
  };
};

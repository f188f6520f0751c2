import { pause } from '../clock.ts';
import { type FirmwareSettings, removinatorFirmware } from './removinator-firmware.ts';

/** Runs the emulated firmware until the signal fires; the result is fed with what is sent to it. */
export const emulateRemovinator = (
  settings: FirmwareSettings,
  print: (line: string) => void,
  signal: AbortSignal,
): ((bytes: Uint8Array) => void) => {
  const inbox: number[] = [];
  const running = removinatorFirmware(settings);
  let act = running.next(0).value;
  let busy = false;
  const run = async () => {
    if (busy) return;
    busy = true;
    while (act && !signal.aborted) {
      if (act === 'read') {
        const byte = inbox.shift();
        if (byte === undefined) break;
        act = running.next(byte).value;
        continue;
      }
      if ('print' in act) print(act.print);
      else await pause(act.wait, signal).catch(() => {});
      act = running.next(0).value;
    }
    busy = false;
  };
  void run();
  return bytes => {
    inbox.push(...bytes);
    void run();
  };
};

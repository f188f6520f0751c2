import { spawn } from 'node:child_process';
import { emulateRemovinator } from '../removinator-emulator.ts';
import type { FirmwareSettings } from '../removinator-firmware.ts';

/**
 * Serves an emulated Removinator on a pseudo-terminal until its own input ends. Arguments: the path of the terminal, and
 * as JSON either the emulator's settings or, as a string, what a stranger would answer to everything.
 */
const [, , path = '', behaviour = ''] = process.argv;
const settings: FirmwareSettings | string = JSON.parse(behaviour);

const over = new AbortController();
const socat = spawn('socat', ['-t0', `PTY,raw,echo=0,link=${path}`, 'STDIO'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const hear =
  typeof settings === 'string'
    ? () => socat.stdin.write(settings)
    : emulateRemovinator(settings, line => socat.stdin.write(`${line}\r\n`), over.signal);
socat.stdout.on('data', hear);
socat.stdin.on('error', () => {});
socat.on('close', () => process.exit());
process.stdin.on('end', () => {
  over.abort();
  socat.kill();
});
process.stdin.resume();

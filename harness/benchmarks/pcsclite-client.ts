import { hex } from '../../src/card/hex.ts';
import { fineStopwatch } from '../clock.ts';
import { loadPcsclite, watchReader } from '../pcsc/pcsclite.ts';
import { timingOf } from './timing.ts';

/** What `apdu-client.c` does, through the npm package pcsclite. Usage: COUNT HEX READER… */
const [count = '1', command = '', ...readers] = process.argv.slice(2);
const pcsclite = loadPcsclite();
if (pcsclite === null) throw new Error('the npm package pcsclite is missing');

const durations: number[] = [];
const transmitAll = async (name: string) => {
  const reader = await watchReader(pcsclite, name);
  const protocol = await reader.connect('shared');
  return async () => {
    for (let n = 0; n < Number(count); n++) {
      const elapsed = fineStopwatch();
      const answer = await reader.transmit(hex(command), protocol);
      durations.push(elapsed());
      if (answer.length < 2) throw new Error(`${answer.length} bytes`);
    }
  };
};

const connected = await Promise.all(readers.map(transmitAll));
const elapsed = fineStopwatch();
await Promise.all(connected.map(transmit => transmit()));
console.log(JSON.stringify(timingOf(durations, elapsed())));
// An ordinary exit would wait for the package's own watchers.
process.exit(0);

import { simReaders } from '../../sim/doors/readers.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { smartcardService } from '../../sim/pcsc/smartcard-service.ts';
import { encodeCommand } from '../../src/card/apdu.ts';
import { pivCommands } from '../../src/card/piv-commands.ts';
import { fineStopwatch } from '../clock.ts';

const commands = 300_000;

/** Commands a second that a simulated card answers in this process, through the readers door. */
export const inProcess = async (): Promise<number> => {
  const service = smartcardService(healthyWorld, 'instant');
  const [reader] = service.readers;
  const powered = await simReaders(service).connect(reader?.slot.reader.name ?? '', 1000);
  if (powered.kind !== 'ok') throw new Error('the simulated card does not wake up');
  const select = encodeCommand(pivCommands.select);
  const run = async (count: number) => {
    for (let n = 0; n < count; n++) {
      const outcome = await powered.value.transmit(select, 1000);
      if (outcome.kind !== 'ok') throw new Error('the simulated card does not answer');
    }
  };
  await run(commands / 10);
  const elapsed = fineStopwatch();
  await run(commands);
  return (commands / elapsed()) * 1000;
};

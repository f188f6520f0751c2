import { simReaders } from '../../sim/doors/readers.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { smartcardService } from '../../sim/pcsc/smartcard-service.ts';
import { type Command, encodeCommand } from '../../src/card/apdu.ts';
import { pivCommands } from '../../src/card/piv-commands.ts';
import { fineStopwatch } from '../clock.ts';

const commands = 300_000;

/** What a card is asked most: to select its application, and for a short data object. */
const asked = { SELECT: pivCommands.select, 'GET DATA': pivCommands.readDiscovery };

/** Commands of each kind that a simulated card answers in this process in a second, through the readers door. */
export const inProcess = async (): Promise<{ readonly [command in keyof typeof asked]: number }> => {
  const service = smartcardService(healthyWorld, 'instant');
  const [reader] = service.readers();
  const powered = await simReaders(service).connect(reader?.slot.reader().name ?? '', 1000);
  if (powered.kind !== 'ok') throw new Error('the simulated card does not wake up');
  const run = async (command: Uint8Array, count: number) => {
    for (let n = 0; n < count; n++) {
      const outcome = await powered.value.transmit(command, 1000);
      if (outcome.kind !== 'ok') throw new Error('the simulated card does not answer');
    }
  };
  const perSecond = async (asked: Command): Promise<number> => {
    const command = encodeCommand(asked);
    await run(command, commands / 10);
    const elapsed = fineStopwatch();
    await run(command, commands);
    return (commands / elapsed()) * 1000;
  };
  return { SELECT: await perSecond(asked.SELECT), 'GET DATA': await perSecond(asked['GET DATA']) };
};

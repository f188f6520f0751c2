import type { Test } from 'tap';
import { emptyReader, healthyCard, healthyWorld } from '../../../sim/healthy-world.ts';
import { smartcardService } from '../../../sim/pcsc/smartcard-service.ts';
import type { Card, Reader, World } from '../../../sim/world.ts';
import { secretNumber, servePcsc } from '../pcsc-service.ts';
import { rawProgram } from './raw-program.ts';

/** The reader of the healthy world. */
export const name = emptyReader.name;

/** The healthy world with these readers. */
export const withReaders = (...readers: readonly Partial<Reader>[]): World => ({
  ...healthyWorld,
  readers: readers.map(reader => ({ ...emptyReader, ...reader })),
});

/** The healthy world with another card in its reader. */
export const withCard = (change: Partial<Card>): World =>
  withReaders({ card: { ...healthyCard, ...change } });

/** A served world that ends with the test, and programs that come to use it. */
export const serving = async (t: Pick<Test, 'teardown'>, world: World = healthyWorld) => {
  const service = smartcardService(world, 'instant', secretNumber);
  const served = await servePcsc(service);
  t.teardown(() => served.close());
  const program = async (minor?: number) => {
    const raw = await rawProgram(served.socket);
    await raw.hello(minor);
    return raw;
  };
  return { service, ...served, program };
};

import t from 'tap';
import { simWorkstation } from '../../sim/workstation.ts';
import { servePcsc } from '../pcsc-service/pcsc-service.ts';
import { adapterNames } from './adapter.ts';
import { chooseAdapter } from './choose-adapter.ts';
import { adapterContract } from './testing/adapter-contract.ts';

for (const name of adapterNames) {
  const adapter = chooseAdapter(name);
  const skip = adapter.kind === 'skipped' && process.env.CI !== 'true' ? adapter.because : false;
  t.test(`${name} does to our own service what every adapter must`, { skip }, t =>
    adapterContract(t, name, async (t, world) => {
      const simulated = simWorkstation(world);
      t.teardown(() => simulated.close());
      const served = await servePcsc(simulated.service);
      t.teardown(() => served.close());
      return { socket: served.socket, presence: 'switch' };
    }),
  );
}

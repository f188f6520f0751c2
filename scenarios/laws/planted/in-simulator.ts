import type { SimWorkstation } from '../../../sim/workstation.ts';
import type { World } from '../../../sim/world.ts';
import { everyWaitEnds } from '../bounded-time.ts';
import { oneFaultNamed, severalFaultsNeverWrong } from '../faults-named.ts';
import { healthyIsHealthy } from '../healthy-is-healthy.ts';
import { orderOfFaults } from '../same-in-other-words.ts';
import { product } from '../subject.ts';
import { cardLeftAsItWas, sameWorldSameBytes } from '../traceless.ts';
import { type Planted, simulating } from './planted.ts';

const verify = 0x20;

/** The workstation, of whose cards each loses a passcode try with every VERIFY that is sent. */
const spendingTries = (workstation: SimWorkstation): SimWorkstation => {
  let spent = 0;
  const { list, connect } = workstation.readers;
  return {
    ...workstation,
    readers: {
      list,
      connect: async (reader, deadline) => {
        const outcome = await connect(reader, deadline);
        if (outcome.kind !== 'ok') return outcome;
        const session = outcome.value;
        const transmit: typeof session.transmit = (command, patience) => {
          spent += command[1] === verify ? 1 : 0;
          return session.transmit(command, patience);
        };
        return { ...outcome, value: { ...session, transmit } };
      },
    },
    cardStates: () => workstation.cardStates().map(state => ({ ...state, spent })),
  };
};

const brought = new WeakMap<World, SimWorkstation>();
let opened = 0;

/** Mistakes in the simulator and its log-in. */
export const inSimulator: readonly Planted[] = [
  {
    name: 'fault-strikes-nothing',
    does: 'A closed profile is as good as an open one.',
    subject: {
      ...product,
      inflict: (world, faults) =>
        product.inflict(
          world,
          faults.filter(({ kind }) => kind !== 'close-profile'),
        ),
    },
    caughtBy: oneFaultNamed,
  },
  {
    name: 'first-fault-only',
    does: 'Of several faults only the first strikes.',
    subject: { ...product, inflict: (world, faults) => product.inflict(world, faults.slice(0, 1)) },
    caughtBy: severalFaultsNeverWrong,
  },
  {
    name: 'last-fault-undoes',
    does: 'The last of several faults strikes a workstation as it was before.',
    subject: { ...product, inflict: (world, faults) => product.inflict(world, faults.slice(-1)) },
    caughtBy: orderOfFaults,
  },
  {
    name: 'state-kept',
    does: 'A second look finds readers and cards as the first one left them.',
    subject: {
      ...product,
      workstationOf: world => {
        const workstation = brought.get(world) ?? product.workstationOf(world);
        brought.set(world, workstation);
        return workstation;
      },
    },
    caughtBy: sameWorldSameBytes,
  },
  {
    name: 'real-clock',
    does: 'The time of day is that of the machine on which the simulator runs.',
    subject: simulating(workstation => {
      const at = opened++;
      return { ...workstation, clock: { ...workstation.clock, now: () => workstation.clock.now() + at } };
    }),
    caughtBy: sameWorldSameBytes,
  },
  {
    name: 'passcode-tried',
    does: 'Asking a card for its passcode tries takes one away.',
    subject: simulating(spendingTries),
    caughtBy: cardLeftAsItWas,
  },
  {
    name: 'deadline-passed-over',
    does: 'A list of readers takes as long as it takes.',
    subject: simulating(workstation => ({
      ...workstation,
      readers: {
        connect: workstation.readers.connect,
        list: async deadline => ({ ...(await workstation.readers.list(deadline)), ms: 2 * deadline }),
      },
    })),
    caughtBy: everyWaitEnds,
  },
  {
    name: 'log-in-always-succeeds',
    does: 'The user sees no trouble, whatever is broken.',
    subject: {
      ...product,
      logIn: async (...world) => ({ ...(await product.logIn(...world)), symptom: 'none' }),
    },
    caughtBy: oneFaultNamed,
  },
  {
    name: 'log-in-always-fails',
    does: 'The user sees ERR1002, whatever is in order.',
    subject: {
      ...product,
      logIn: async (...world) => ({ ...(await product.logIn(...world)), symptom: 'err1002' }),
    },
    caughtBy: healthyIsHealthy,
  },
];

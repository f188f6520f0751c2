import { serviceFaults as misbehaviours, type ServiceFault } from '../pcsc/faults/pcsc-fault.ts';
import { faultKind } from './fault-kind.ts';

/** A fault kind that gives the smart card service this misbehaviour, with its parameters and its moment. */
const serviceFault = <const K extends string, const F extends keyof typeof misbehaviours>(
  kind: K,
  fault: F,
) =>
  faultKind<K, (typeof misbehaviours)[F]>(kind, misbehaviours[fault], (world, given) => ({
    ...world,
    // The parameters of the kind are those of the misbehaviour, which the compiler cannot follow through F.
    serviceFaults: [...world.serviceFaults, { ...given, kind: fault } as unknown as ServiceFault],
  }));

export const serviceFaults = {
  ...faultKind('stop-smartcard-service', {}, world => ({ ...world, smartcardService: 'stopped' })),
  ...serviceFault('crash-smartcard-service', 'crash'),
  ...serviceFault('restart-smartcard-service', 'restart'),
  ...serviceFault('freeze-smartcard-service', 'freeze'),
  ...serviceFault('slow-smartcard-service', 'slow'),
  ...serviceFault('exhaust-smartcard-service', 'exhaust'),
  ...serviceFault('deny-smartcard-access', 'deny'),
};

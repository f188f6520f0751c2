import type { Fault, FaultKindId } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import type { World } from '../../sim/world.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { hostsOf } from '../../src/guidance/guidance.ts';

/** What a fault touches, by name, and how that is put right: a workstation has each part once, broken or not. */
export interface Mending {
  readonly parts: readonly string[];
  readonly mend: (world: World) => World;
}

type Room = 'software' | 'localhost' | 'network' | 'profile';

/** Parts that are fields of one room of the world. */
const of = <const R extends Room>(room: R, ...fields: readonly (keyof World[R] & string)[]): Mending => ({
  parts: fields.map(field => `${room}.${field}`),
  mend: world => {
    const whole = Object.fromEntries(fields.map(field => [field, healthyWorld[room][field]]));
    return { ...world, [room]: { ...world[room], ...whole } };
  },
});

const smartcardService: Mending = {
  parts: ['smartcardService'],
  mend: world => ({ ...world, smartcardService: 'running', serviceFaults: [] }),
};

const clock: Mending = { parts: ['clock'], mend: world => ({ ...world, clockSkewSeconds: 0 }) };

const required = hostsOf(defaultGuidance, 'required');

const hosts = (domain: string): Mending => {
  const names = domain === '*' ? required : [domain];
  return {
    parts: names.map(name => `host ${name}`),
    mend: world => {
      const kept = Object.entries(world.network.hosts).filter(([name]) => !names.includes(name));
      return { ...world, network: { ...world.network, hosts: Object.fromEntries(kept) } };
    },
  };
};

const reader = (name: string): Mending => ({
  parts: [`reader ${name}`],
  mend: world => ({
    ...world,
    readers: world.readers.map(each =>
      each.name === name ? { ...each, heldBy: null, broken: null, faults: [] } : each,
    ),
  }),
});

/** A reader that gets its driver back is found anew, after the others. */
const driver = (name: string): Mending => ({
  ...reader(name),
  mend: world => ({ ...world, readers: lastOf(world.readers, name, { driver: 'working' }) }),
});

/** The readers with one of them changed and found last. */
export const lastOf = <R extends { readonly name: string }>(
  readers: readonly R[],
  name: string,
  change: Partial<R>,
): readonly R[] => [
  ...readers.filter(each => each.name !== name),
  ...readers.filter(each => each.name === name).map(each => ({ ...each, ...change })),
];

const fixed: { readonly [K in FaultKindId]?: Mending } = {
  'break-dns': of('network', 'resolver'),
  'require-portal': of('network', 'portal'),
  'cut-network': of('network', 'up', 'hscn'),
  'lose-hscn': of('network', 'hscn'),
  'skew-clock': clock,
  'remove-credential-management': of('software', 'credentialManagement', 'portService'),
  'stop-credential-management': of('software', 'credentialManagement'),
  'age-credential-management': of('software', 'credentialManagement'),
  'crash-credential-management': {
    ...of('software', 'credentialManagement'),
    mend: world =>
      of('localhost', 'staleRegistration').mend(of('software', 'credentialManagement').mend(world)),
  },
  'break-credential-management': of('localhost', 'application'),
  'stop-port-service': of('software', 'portService'),
  'garble-port-service': of('localhost', 'portAnswers'),
  'occupy-port': of('localhost', 'before', 'position'),
  'ask-windows-sign-in': of('localhost', 'signIn'),
  'route-localhost-through-proxy': of('localhost', 'proxied'),
  'block-localhost-in-browser': of('software', 'policies'),
  'age-identity-agent': of('software', 'identityAgent'),
  'install-both-clients': of('software', 'smartcardConnect'),
  'age-dotnet': of('software', 'dotnet'),
  'remove-middleware': of('software', 'middleware'),
  'leave-reader-behind': of('software', 'session', 'redirects'),
  'stop-smartcard-service': smartcardService,
  'freeze-smartcard-service': smartcardService,
  'exhaust-smartcard-service': smartcardService,
  'deny-smartcard-access': smartcardService,
  'close-profile': of('profile', 'status'),
  'remove-roles': of('profile', 'roles'),
};

/** Kinds of fault that come and go with hosts and readers. */
export const hostKinds = [
  'block-domain',
  'route-through-proxy',
  'break-service',
  'spoil-host-certificate',
] as const satisfies readonly FaultKindId[];

export const readerKinds = [
  'remove-reader-driver',
  'hold-reader',
  'hold-transaction',
  'break-reader',
  'refuse-card-protocol',
  'leave-card-unpowered',
] as const satisfies readonly FaultKindId[];

/** Kinds of fault that come and go while a workstation lives, beside those of hosts and readers. */
export const fixedKinds = Object.keys(fixed) as readonly FaultKindId[];

const nothing: Mending = { parts: [], mend: world => world };

/** Whether a reader comes back as one that was just plugged in when this is put right. */
export const isFoundAnew = ({ kind }: Fault): boolean => kind === 'remove-reader-driver';

/** How a fault is put right, whatever else is broken. */
export const mendingOf = (fault: Fault): Mending => {
  if ('domain' in fault) return hosts(fault.domain);
  if ('reader' in fault && fault.reader !== undefined)
    return isFoundAnew(fault) ? driver(fault.reader) : reader(fault.reader);
  return fixed[fault.kind] ?? nothing;
};

import type { Truth } from '../../../../scenarios/format/scenario.ts';
import type { Fault } from '../../../../sim/faults/faults.ts';
import { defaultGuidance } from '../../../../src/guidance/default.ts';
import { hostsOf } from '../../../../src/guidance/guidance.ts';
import type { Trouble } from '../trouble.ts';

/** One thing, or several, that is wrong with a network: how the lab breaks, how the simulator does, and what is true. */
export interface Case {
  readonly name: string;
  readonly troubles: readonly Trouble[];
  /** The same for the simulator, or why it has no such fault. */
  readonly faults: readonly Fault[] | string;
  readonly truth: readonly Truth[];
  /** The whole ambiguity group, where no check from a workstation tells the truth apart. */
  readonly indistinguishable?: readonly (readonly Truth[])[];
  /** Examined by the built command as a user runs it, which takes five times as long. */
  readonly byCommand?: boolean;
}

const [first = '', second = '', third = ''] = hostsOf(defaultGuidance, 'required');

/** The required hosts: the sign-in page, what Credential Management asks, and where cards are managed. */
export const signIn = first;
export const trustedUrl = second;
export const manage = third;
export const required: readonly string[] = [signIn, trustedUrl, manage];

type Block = Extract<Fault, { kind: 'block-domain' }>;
/** How a host is blocked, as the contract has it. */
export type How = Block['how'];
/** What that looks like. */
export type Seen = NonNullable<Block['seen']>;

export const blocked = (target: string, how: How): Truth => ({ cause: 'domain-blocked', target, how });
export const outage = (target: string): Truth => ({ cause: 'service-outage', target });
export const proxied = (target: string): Truth => ({ cause: 'proxy-routes-domain', target });

export const block = (domain: string, how: How, seen?: Seen): Fault => ({
  kind: 'block-domain',
  domain,
  how,
  ...(seen === undefined ? {} : { seen }),
});

/** Whether the way to a host or the host itself is at fault shows on another network only. */
export const blockedOrOut = (target: string, how: How) => ({
  truth: [blocked(target, how)],
  indistinguishable: [[blocked(target, how)], [outage(target)]],
});

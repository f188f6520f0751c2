import * as v from 'valibot';
import { isHex, isHexPattern } from '../src/card/hex.ts';
import { CardFaultSchema } from './card/faults/card-fault.ts';
import { cardKinds } from './card-kinds.ts';
import { LocalhostSchema } from './localhost/state.ts';
import { ReaderFaultSchema, ServiceFaultSchema } from './pcsc/faults/pcsc-fault.ts';
import { SoftwareSchema } from './world-software.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const day = v.pipe(v.string(), v.isoDate());

/** How a host can be kept from the workstation; the layers in the order in which a request meets them. */
export const blockings = [
  'proxy-denied',
  'proxy-auth',
  'dns',
  'tcp',
  'tls',
  'tls-intercepted',
  'http',
] as const;
/** What a block of each layer can look like, the usual first; a page of the filter is all that one of `http` looks like. */
export const dnsBlocks = [
  'no-such-name',
  'refused',
  'server-failure',
  'sinkhole',
  'private',
  'no-answer',
] as const;
export const tcpBlocks = ['timed-out', 'refused', 'reset', 'unreachable'] as const;
export const tlsBlocks = ['reset', 'refused', 'timed-out', 'old-version'] as const;

/** What a resolver that is out of order says of every name. */
export const brokenResolvers = ['no-such-name', 'refused', 'server-failure', 'no-answer'] as const;

/** Flaws of a certificate that the service itself shows, or a server to which its name leads by mistake. */
export const certificateFlaws = ['incomplete-chain', 'wrong-name', 'expired'] as const;

export const BlockingSchema = v.picklist(blockings);
export type Blocking = (typeof blockings)[number];

const command = v.pipe(v.string(), v.check(isHexPattern, 'expected bytes in hex, with .. for any byte'));
const response = v.pipe(v.string(), v.check(isHex, 'expected bytes in hex, such as 6A 82'));

/**
 * One line of a scripted card: the command it recognises (hex, `..` for any byte) and what it does; `rest` answers each
 * GET RESPONSE that follows, in turn.
 */
export const ScriptLineSchema = v.union([
  v.strictObject({ on: command, answer: response, rest: v.optional(v.array(response)) }),
  v.strictObject({ on: command, fault: v.picklist(['silence', 'removal']) }),
]);

export type { CardFault } from './card/faults/card-fault.ts';
export { cardKinds } from './card-kinds.ts';
export type { ReaderFault, ServiceFault } from './pcsc/faults/pcsc-fault.ts';

export const CardSchema = v.strictObject({
  kind: v.picklist(cardKinds),
  series: v.picklist([4, 5, 6, 8, 9, 10]),
  /** No answer to reset: upside down, dirty, dead. */
  mute: v.boolean(),
  /** The identity application is there and holds nothing. */
  blank: v.boolean(),
  /** Passcode tries left; 0 is locked. */
  tries: count,
  validFrom: day,
  validTo: day,
  /** Tries left to unblock the passcode with a PUK; without it the card takes no PUK. */
  unblockTries: v.optional(count),
  /** The invented person in the certificates. */
  holder: v.optional(
    v.strictObject({
      uid: v.pipe(v.string(), v.regex(/^\d{12}$/, 'expected 12 digits')),
      name: v.pipe(v.string(), v.startsWith('TEST ', 'expected an invented name that begins with TEST')),
    }),
  ),
  /** Serial number of the certificates in hex, of 1 to 19 bytes. */
  serial: v.optional(
    v.pipe(v.string(), v.regex(/^([0-9A-Fa-f]{2}){1,19}$/, 'expected 1 to 19 bytes in hex')),
  ),
  /** Answer to reset instead of the card's own, in hex; the rest of the card stays. */
  atr: v.optional(response),
  faults: v.array(CardFaultSchema),
  /** Answers instead of the card's own; commands that no line recognises go to the card. */
  script: v.optional(v.array(ScriptLineSchema)),
});

/** Fifty years either way. */
export const skew = v.pipe(v.number(), v.integer(), v.minValue(-1.6e9), v.maxValue(1.6e9));

export const ReaderSchema = v.strictObject({
  /** As PC/SC names it. */
  name: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(127),
    v.maxBytes(127, 'expected at most 127 bytes'),
    v.regex(/^\P{Cc}*$/u, 'expected no control characters'),
  ),
  attached: v.boolean(),
  driver: v.picklist(['working', 'missing']),
  /** Program that holds the reader exclusively. */
  heldBy: v.nullable(v.string()),
  /** `errors`: reports a hardware error. `hangs`: never answers. */
  broken: v.nullable(v.picklist(['errors', 'hangs'])),
  card: v.nullable(CardSchema),
  /** Misbehaviour of the reader, and of programs and people around it. */
  faults: v.array(ReaderFaultSchema),
  /** Has keys of its own to type a passcode. */
  pinpad: v.optional(v.boolean()),
});

/** What stands between the workstation and one host; the healthy host has none of it. */
export const HostStateSchema = v.strictObject({
  blocked: v.optional(v.array(BlockingSchema)),
  /** What is seen of a block, where it is not the usual: the answer of its layer's question. */
  seen: v.optional(
    v.strictObject({
      dns: v.optional(v.picklist(dnsBlocks)),
      tcp: v.optional(v.picklist(tcpBlocks)),
      tls: v.optional(v.picklist(tlsBlocks)),
    }),
  ),
  proxied: v.optional(v.boolean()),
  /** What is wrong with the certificate that the service shows. */
  certificate: v.optional(v.picklist(certificateFlaws)),
  /** HTTP status of a service that is out of order. */
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(500), v.maxValue(599))),
});

/** A whole workstation as plain data. */
export const WorldSchema = v.strictObject({
  /** The true time, ISO 8601. */
  now: v.pipe(v.string(), v.isoTimestamp()),
  /** How far the workstation's clock is ahead (positive) or behind. */
  clockSkewSeconds: skew,
  smartcardService: v.picklist(['running', 'stopped']),
  /** Misbehaviour of the smart card service while it runs. */
  serviceFaults: v.array(ServiceFaultSchema),
  readers: v.array(ReaderSchema),
  software: SoftwareSchema,
  localhost: LocalhostSchema,
  network: v.strictObject({
    up: v.boolean(),
    hscn: v.boolean(),
    /** What becomes of every name. */
    resolver: v.picklist(['works', ...brokenResolvers]),
    /** A sign-in page of the network stands before the internet. */
    portal: v.boolean(),
    hosts: v.record(v.string(), HostStateSchema),
  }),
  /** Whether the workstation can read the profile by itself. */
  directory: v.picklist(['unreachable', 'reachable']),
  profile: v.strictObject({ status: v.picklist(['active', 'closed']), roles: count }),
  /** What a person would say when asked, by question; `truthful`: whoever is asked looks and says what is so. */
  answers: v.union([v.literal('truthful'), v.record(v.string(), v.string())]),
});

type Deep<T> = T extends readonly (infer E)[]
  ? readonly Deep<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T;

export type World = Deep<v.InferOutput<typeof WorldSchema>>;
export type Reader = World['readers'][number];
export type Card = NonNullable<Reader['card']>;
export type ScriptLine = NonNullable<Card['script']>[number];
export type HostState = World['network']['hosts'][string];

import * as v from 'valibot';
import { isHex } from '../../src/card/hex.ts';
import type { Workstation } from '../../src/doors/workstation.ts';
import type { Outcome } from '../../src/outcome.ts';

/** Doors whose every method takes plain data and a deadline, and answers with plain data. */
export type PlainDoor = Exclude<keyof Workstation, 'close' | 'clock' | 'readers'>;

/** What a method of a door gives when all goes well. */
export type Answer<Method> = Method extends (...args: never[]) => Promise<Outcome<infer Value>>
  ? Value
  : never;

/** What a method of a door is asked, its deadline left out. */
export type Question<Method> = Method extends (...args: [...infer Args, number]) => unknown ? Args : never;

const Hex = v.pipe(v.string(), v.check(isHex, 'expected bytes in hex'));
const Names = v.array(v.string());
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Version = v.object({ name: v.string(), version: v.string() });

type Schemas<Door> = { readonly [Method in keyof Door]: v.GenericSchema<Answer<Door[Method]>> };

/** Every call of the plain doors with the shape of its answer; the compiler names one that is missing. */
export const plainAnswers: { readonly [Door in PlainDoor]: Schemas<Workstation[Door]> } = {
  usb: {
    readers: v.array(v.object({ name: v.string(), driver: v.picklist(['working', 'missing', 'unknown']) })),
  },
  credentialManagement: { get: v.object({ status: v.number(), body: v.string() }) },
  software: {
    products: v.array(Version),
    service: v.picklist(['running', 'stopped', 'absent']),
    running: v.boolean(),
    policies: v.array(v.object({ browser: v.picklist(['chrome', 'edge']), name: v.string(), values: Names })),
    middleware: v.boolean(),
  },
  network: {
    route: v.variant('kind', [
      v.object({ kind: v.literal('direct') }),
      v.object({ kind: v.literal('proxy'), host: v.string(), port: v.number() }),
    ]),
    resolve: Names,
    connect: v.null(),
    tunnel: v.null(),
    handshake: v.object({
      publiclyTrusted: v.boolean(),
      nameMatches: v.boolean(),
      inDate: v.boolean(),
      issuer: v.string(),
      notBefore: v.number(),
      notAfter: v.number(),
    }),
    get: v.object({ status: v.number(), date: v.nullable(v.number()), start: v.string() }),
  },
  directory: { profile: v.object({ status: v.picklist(['active', 'closed']), roles: Count }) },
  person: { ask: v.string() },
};

/** The names of the plain doors. */
export const plainDoors = Object.keys(plainAnswers) as readonly PlainDoor[];

/** The remaining calls: those of the clock and of the card readers, whose answers are no plain data at the door. */
const otherAnswers = {
  clock: { within: v.null() },
  readers: {
    list: Names,
    connect: v.object({ session: Count, atr: Hex, protocol: v.picklist(['T=0', 'T=1']) }),
    transmit: Hex,
    end: v.null(),
  },
};

const answers: { readonly [door: string]: { readonly [method: string]: v.GenericSchema } } = {
  ...plainAnswers,
  ...otherAnswers,
};

/** The shape of the answer to a call as a tape holds it; null for a call that this version does not know. */
export const answerSchema = (door: string, method: string): v.GenericSchema | null => {
  const methods = Object.hasOwn(answers, door) ? answers[door] : undefined;
  return (methods !== undefined && Object.hasOwn(methods, method) ? methods[method] : undefined) ?? null;
};

import * as v from 'valibot';
import { isHex } from '../../src/card/hex.ts';
import type { Workstation } from '../../src/doors/workstation.ts';
import type { Outcome } from '../../src/outcome.ts';
import type { DoorName } from './tape.ts';

/** Doors whose every method takes plain data and a deadline, and answers with plain data. */
export type PlainDoor = Exclude<DoorName, 'clock' | 'readers'>;

/** What a method of a door gives when all goes well. */
export type Answer<Method> = Method extends (...args: never[]) => Promise<Outcome<infer Value>>
  ? Value
  : never;

/** What a method of a door is asked, its deadline left out. */
export type Question<Method> = Method extends (...args: [...infer Args, number]) => unknown ? Args : never;

const Hex = v.pipe(v.string(), v.check(isHex, 'expected bytes in hex'));
const Names = v.array(v.string());
const Flag = v.nullable(v.boolean());
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Version = v.object({ name: v.string(), version: v.string() });

const Reply = v.object({
  status: v.number(),
  date: v.nullable(v.number()),
  start: v.string(),
  headers: v.optional(Names, []),
  leadsElsewhere: v.optional(v.boolean(), false),
});

type Schemas<Door> = { readonly [Method in keyof Door]: v.GenericSchema<unknown, Answer<Door[Method]>> };

/** Every call of the plain doors with the shape of its answer; the compiler names one that is missing. */
export const plainAnswers: { readonly [Door in PlainDoor]: Schemas<Workstation[Door]> } = {
  usb: {
    readers: v.array(
      v.object({
        name: v.string(),
        driver: v.picklist(['working', 'missing', 'unknown']),
        about: v.exactOptional(
          v.object({
            provider: v.string(),
            version: v.string(),
            date: v.string(),
            problem: v.nullable(v.number()),
          }),
        ),
      }),
    ),
  },
  credentialManagement: {
    get: v.object({ status: v.number(), body: v.string(), windowsSignIn: v.exactOptional(v.boolean()) }),
  },
  software: {
    products: v.array(Version),
    service: v.picklist(['running', 'stopped', 'absent']),
    running: v.boolean(),
    policies: v.array(v.object({ browser: v.picklist(['chrome', 'edge']), name: v.string(), values: Names })),
    dotnet: v.nullable(v.number()),
    session: v.picklist(['console', 'rdp', 'citrix']),
    zone: v.object({ autoDetect: Flag, intranetName: Flag, proxyByPass: Flag, uncAsIntranet: Flag }),
    clientSettings: v.array(
      v.object({
        client: v.picklist(['identity-agent', 'smartcard-connect']),
        name: v.string(),
        value: v.string(),
      }),
    ),
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
      logged: v.optional(v.boolean(), false),
      notBefore: v.number(),
      notAfter: v.number(),
    }),
    get: Reply,
    resolveAt: Names,
    getPlain: Reply,
  },
  directory: { profile: v.object({ status: v.picklist(['active', 'closed']), roles: Count }) },
  person: { ask: v.string() },
};

/** The plain doors, whose every call is put to `ask` without its deadline; `call` makes it of a door that has it. */
export const plainDoors = (
  ask: (
    called: { readonly door: PlainDoor; readonly method: string; readonly args: readonly unknown[] },
    call: (workstation: Pick<Workstation, PlainDoor>) => Promise<Outcome<unknown>>,
  ) => Promise<Outcome<unknown>>,
): Pick<Workstation, PlainDoor> => {
  const doorOf = (door: PlainDoor) =>
    Object.fromEntries(
      Object.keys(plainAnswers[door]).map(method => [
        method,
        (...args: readonly unknown[]) =>
          ask({ door, method, args: args.slice(0, -1) }, workstation =>
            Reflect.apply(Reflect.get(workstation[door], method), workstation[door], args),
          ),
      ]),
    );
  // The table of answers has every plain door with every method.
  return Object.fromEntries(
    (Object.keys(plainAnswers) as PlainDoor[]).map(door => [door, doorOf(door)]),
  ) as unknown as Pick<Workstation, PlainDoor>;
};

type Methods = { readonly [method: string]: v.GenericSchema };

/** Every call with the shape of its answer. What the clock and the card readers answer is no plain data at the door. */
const answers: { readonly [Door in DoorName]: Methods } = {
  ...plainAnswers,
  clock: { within: v.null() },
  readers: {
    list: Names,
    connect: v.object({ session: Count, atr: Hex, protocol: v.picklist(['T=0', 'T=1']) }),
    transmit: Hex,
    end: v.null(),
  },
};

/** The names of all doors, as the table of their answers has them: the compiler names one that is missing. */
export const doorNames = Object.keys(answers) as readonly DoorName[];

const isDoor = (name: string): name is DoorName => Object.hasOwn(answers, name);

/** The shape of the answer to a call as a tape holds it; null for a call that this version does not know. */
export const answerSchema = (door: string, method: string): v.GenericSchema | null => {
  const methods = isDoor(door) ? answers[door] : {};
  return (Object.hasOwn(methods, method) ? methods[method] : undefined) ?? null;
};

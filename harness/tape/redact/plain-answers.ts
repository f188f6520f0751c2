import type { Workstation } from '../../../src/doors/workstation.ts';
import { answersOf, parseQuestionKey } from '../../../src/evidence/questions.ts';
import type { Guidance } from '../../../src/guidance/guidance.ts';
import type { Answer, PlainDoor, Question } from '../door-answers.ts';
import { blankLocalReply, knownPolicies, knownProducts, knownSettings } from './client-answers.ts';
import { addresses, blankPeer, blankReply, routes } from './network-answers.ts';

/** How one call is cleared of personal data: what it asks, and what it is told. Evidence made of either is the same. */
interface Clean<Method> {
  readonly asks?: (args: Question<Method>) => Question<Method>;
  readonly told: (value: Answer<Method>, args: Question<Method>) => Answer<Method>;
}

type Cleaners = {
  readonly [Door in PlainDoor]: {
    readonly [Method in keyof Workstation[Door]]: Clean<Workstation[Door][Method]>;
  };
};

/** Numbers, words of a fixed list, and nothing at all name nobody. */
const harmless = { told: <T>(value: T): T => value };

/** How each call of the plain doors is cleared; the compiler names one that is missing. */
export const cleaners = (guidance: Guidance, readerName: (name: string) => string): Cleaners => {
  const address = addresses(guidance);
  const route = routes();
  return {
    usb: {
      readers: { told: list => list.map(reader => ({ ...reader, name: readerName(reader.name) })) },
    },
    credentialManagement: { get: { told: reply => blankLocalReply(reply, guidance) } },
    software: {
      products: { told: installed => knownProducts(installed, guidance) },
      service: harmless,
      running: harmless,
      policies: { told: policies => knownPolicies(policies, guidance) },
      dotnet: harmless,
      session: harmless,
      zone: harmless,
      clientSettings: { told: settings => knownSettings(settings, guidance) },
      middleware: harmless,
    },
    network: {
      route: { told: route },
      resolve: { told: address },
      connect: { asks: ([host, list]) => [host, address(list)], told: value => value },
      tunnel: { asks: ([host, proxy]) => [host, route(proxy)], told: value => value },
      handshake: { asks: ([host, way]) => [host, route(way)], told: blankPeer },
      get: {
        asks: ([host, path, way]) => [host, path, route(way)],
        told: reply => blankReply(reply, guidance),
      },
      resolveAt: { told: address },
      getPlain: { told: reply => blankReply(reply, guidance) },
    },
    directory: { profile: harmless },
    person: {
      /** A word of the question's own list; anything else says nothing to the evidence either. */
      ask: {
        told: (answer, [question]) => {
          const asked = parseQuestionKey(question);
          return asked !== null && answersOf(asked.id).includes(answer) ? answer : '';
        },
      },
    },
  };
};

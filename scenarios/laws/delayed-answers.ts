import fc from 'fast-check';
import type { Fault } from '../../sim/faults/faults.ts';
import type { Workstation } from '../../src/doors/workstation.ts';
import { failed } from '../../src/outcome.ts';
import { contradicted } from '../judge/contradicted.ts';
import { type Around, aroundDoorsAndCards } from './around-doors.ts';
import { type Broken, brokenBy, departures, truthOfAll, worldFrom } from './fault-sets.ts';
import { law } from './law.ts';
import { deadline } from './subject.ts';

/** How late answers are. */
interface Delays {
  /** For each call in turn, in thousandths of the longest delay of its door. */
  readonly late: readonly number[];
  /** For each request to localhost in turn, whether it is lost when it is made for the first time. */
  readonly knocksLost: readonly boolean[];
  /** Which call to readers and cards is lost, the first being number 0; null when none is. */
  readonly callLost: number | null;
}

/**
 * How long an answer may take whose time-out is held against somebody: a host, localhost and a card are waited for at least so
 * long, or their silence proves nothing. Whoever takes longer cannot be told from one who never answers.
 */
const fifth = deadline / 5;

/** Calls whose time-out leaves a question open, so that their answers may come too late. */
const harmless = /^((software|usb|directory)\.|network\.route$)/;

/** The workstation whose answers take no less than the delays say, and are those of the real doors when they come too late. */
const delayed = (workstation: Workstation, { late, knocksLost, callLost }: Delays): Workstation => {
  let turn = 0;
  let calls = 0;
  const made = new Set<string>();
  const isLost = (name: string, args: readonly unknown[]): boolean => {
    if (/^(readers|session)\./.test(name)) return calls++ === callLost;
    // TCP and the resolver of Windows send again what was lost: an answer of a host that never comes is a filter's.
    if (!name.startsWith('credentialManagement.')) return false;
    const request = args.slice(0, -1).join(' ');
    if (made.has(request)) return false;
    made.add(request);
    return knocksLost[(made.size - 1) % knocksLost.length] === true;
  };
  const around: Around =
    (name, call) =>
    async (...args) => {
      const longest = harmless.test(name) ? 1.1 * deadline : fifth;
      const least = isLost(name, args) ? Number.POSITIVE_INFINITY : longest * fractionOf(late, turn++);
      const outcome = await call(...args);
      const ms = Math.max(outcome.ms, least);
      const given = Number(args.at(-1));
      return ms > given ? failed('timed-out', '', Math.max(0, given)) : { ...outcome, ms };
    };
  return aroundDoorsAndCards(workstation, around);
};

const fractionOf = (late: Delays['late'], turn: number): number => (late[turn % late.length] ?? 0) / 1000;

/** A card that there is no time to read to its end does not depart; and what ends by itself may end unseen. */
const stays = ({ faults }: Broken): boolean =>
  faults.every((fault: Fault) => !departures.includes(fault.kind) && !('times' in fault));

/** A card that takes its time to wake up has none to be asked again. */
const canBeAskedAgain = ({ faults }: Broken): boolean => faults.every(({ kind }) => kind !== 'slow-power-up');

/** Haste is no silence, and what happens once convicts nobody. */
export const delayedAnswersNeverWrong = law(
  'delayed-answers-never-wrong',
  'However late answers come within a fifth of the time, and with some of readers, cards and localhost lost once, nothing false is named for certain and nothing true is ruled out.',
  fc
    .record({
      broken: brokenBy({ min: 0, max: 2 }).filter(stays),
      delays: fc.record<Delays>({
        late: fc.array(fc.oneof(fc.constantFrom(0, 1000), fc.nat({ max: 1000 })), {
          minLength: 1,
          maxLength: 41,
        }),
        knocksLost: fc.array(fc.boolean(), { maxLength: 13 }),
        callLost: fc.option(fc.nat({ max: 30 })),
      }),
    })
    .filter(({ broken, delays }) => delays.callLost === null || canBeAskedAgain(broken)),
  async ({ broken, delays }, subject) => {
    const world = worldFrom(broken, subject);
    const { symptom } = await subject.logIn(world);
    const evidence = await subject.investigate(delayed(subject.workstationOf(world), delays), symptom);
    return contradicted(truthOfAll(broken.faults), subject.diagnose(evidence));
  },
);

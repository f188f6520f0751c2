import { inTurns } from '../in-turns.ts';
import { type Case, cases } from './fault-list.ts';
import { differences, whyNotOverOurService } from './known-differences.ts';
import { inWords, type Observation } from './observation.ts';
import { type Group, inProcess, overOurService, overPcscd, whyNotOverPcscd } from './roads.ts';

/** One fault on three roads: the same observation, known differences, or the reason why it cannot be shown. */
export interface Row {
  readonly fault: string;
  readonly expected: Observation;
  readonly ourService: Finding;
  readonly pcscd: Finding;
}

/** `other` is what was seen where it should have been the same. */
export type Finding =
  | { readonly kind: 'same' }
  | { readonly kind: 'known'; readonly why: readonly string[] }
  | { readonly kind: 'not-shown'; readonly why: string }
  | { readonly kind: 'other'; readonly seen: Observation };

const compared = (expected: Observation, seen: Observation): Finding => {
  const known = differences(expected, seen);
  if (known === null) return { kind: 'other', seen };
  return known.length === 0 ? { kind: 'same' } : { kind: 'known', why: known };
};

const strictly = (expected: Observation, seen: Observation): Finding =>
  inWords(expected) === inWords(seen) ? { kind: 'same' } : { kind: 'other', seen };

/** pcscd has room for 16 readers. */
const mostTogether = 16;

/** Faults of a service, and worlds with several readers, stand alone; of the others as many together as pcscd has room for. */
const groupsOf = (list: readonly Case[]): readonly Group[] => {
  const groups: [Case, ...Case[]][] = [];
  for (const found of list) {
    const last = groups.at(-1);
    const joins = isOneReader(found) && last !== undefined && isOneReader(last[0]);
    if (joins && last.length < mostTogether) last.push(found);
    else groups.push([found]);
  }
  return groups;
};

const isOneReader = ({ world }: Case): boolean =>
  world.readers.length === 1 && world.smartcardService === 'running' && world.serviceFaults.length === 0;

const seenOver = async (
  list: readonly Case[],
  { observe, atOnce }: Road,
): Promise<ReadonlyMap<Case, Observation>> => {
  const seen = new Map<Case, Observation>();
  await inTurns(groupsOf(list), atOnce, async group => {
    const observations = await observe(group);
    for (const [i, found] of group.entries()) {
      const observation = observations[i];
      if (observation !== undefined) seen.set(found, observation);
    }
  });
  return seen;
};

/** One real road beside the simulator. */
interface Road {
  readonly whyNot: (found: Case) => string | null;
  readonly observe: (group: Group) => Promise<readonly Observation[]>;
  /** Groups that it has room for. */
  readonly atOnce: number;
  readonly compare: (expected: Observation, seen: Observation) => Finding;
}

const ourService: Road = {
  whyNot: whyNotOverOurService,
  observe: overOurService,
  atOnce: 4,
  compare: strictly,
};
const pcscd: Road = { whyNot: whyNotOverPcscd, observe: overPcscd, atOnce: 1, compare: compared };

/** What becomes of each fault on a road. What is other than expected is looked at once more: a machine may be in haste. */
const findings = async (
  expected: ReadonlyMap<Case, Observation>,
  road: Road,
): Promise<ReadonlyMap<Case, Finding>> => {
  const found = new Map<Case, Finding>();
  const shown = [...expected.keys()].filter(each => {
    const why = road.whyNot(each);
    if (why !== null) found.set(each, { kind: 'not-shown', why });
    return why === null;
  });
  const look = async (list: readonly Case[]) => {
    for (const [each, seen] of await seenOver(list, road)) {
      const told = expected.get(each);
      if (told !== undefined) found.set(each, road.compare(told, seen));
    }
  };
  await look(shown);
  await look(shown.filter(each => found.get(each)?.kind === 'other'));
  return found;
};

/** Takes every fault down the three roads, in the private namespace. */
export const rows = async (): Promise<readonly Row[]> => {
  const all = await cases();
  const told = await inTurns(all, 1, async found => [found, await inProcess(found)] as const);
  const expected = new Map(told);
  const [served, virtual] = await Promise.all([findings(expected, ourService), findings(expected, pcscd)]);
  return told.flatMap(([found, observation]) => {
    const [ours, real] = [served.get(found), virtual.get(found)];
    if (ours === undefined || real === undefined) return [];
    return { fault: found.name, expected: observation, ourService: ours, pcscd: real };
  });
};

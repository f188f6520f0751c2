import type { PersonDoor } from '../../src/doors/person.ts';
import { ok, skipped } from '../../src/outcome.ts';
import { isMadeUp } from '../made-up-readers.ts';
import { cardAtHand } from '../try-out.ts';
import type { Card, World } from '../world.ts';

/** A person who answers as the world's file says, or one who goes and looks at the world as it is `now`. */
export const simPerson = (world: World, now: () => World, tryOut: TryOut): PersonDoor => ({
  async ask(question) {
    const { answers } = world;
    const answer = answers === 'truthful' ? await look(question, world, now(), tryOut) : answers[question];
    return answer === undefined || answer === null ? skipped('nobody answered') : ok(answer);
  },
});

/** Whether a log-in succeeds with the user's card elsewhere, or with a colleague's card here. */
export interface TryOut {
  readonly cardElsewhere: () => Promise<boolean>;
  readonly otherCardHere: () => Promise<boolean>;
}

const retired: readonly number[] = [4, 5, 6];
const suppliers: readonly Card['kind'][] = ['isosec', 'imprivata'];

/** What a question about a host begins with; the host follows, and a bracket. */
const elsewhere = 'person.host-elsewhere(';

/** A host that is out of order is so from every network that reaches it. */
const hostElsewhere = (name: string, { network }: World): string => {
  const host = network.hosts[name];
  return host?.status === undefined && host?.certificate === undefined ? 'opens' : 'fails';
};

const look = async (question: string, world: World, now: World, tryOut: TryOut): Promise<string | null> => {
  const card = cardAtHand(world, now);
  if (question.startsWith(elsewhere)) return hostElsewhere(question.slice(elsewhere.length, -1), world);
  switch (question) {
    case 'directory.profile':
      return world.profile.status;
    case 'directory.roles':
      return world.profile.roles > 0 ? 'some' : 'none';
    case 'person.card-in-reader':
      return now.readers.some(reader => reader.attached && reader.card !== null && !isMadeUp(reader))
        ? 'yes'
        : 'no';
    case 'person.supplier':
      return card === null ? null : suppliers.includes(card.kind) ? 'isosec-or-imprivata' : 'nhs';
    case 'person.card-number':
      return card?.kind === 'nhs' ? (retired.includes(card.series) ? 'retired' : 'current') : null;
    case 'person.card-elsewhere':
      return card === null ? null : (await tryOut.cardElsewhere()) ? 'works' : 'fails';
    case 'person.other-card-here':
      return (await tryOut.otherCardHere()) ? 'works' : 'fails';
    default:
      return null;
  }
};

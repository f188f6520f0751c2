import { isAnswerFault } from '../../sim/card/faults/card-fault.ts';
import type { Card, Reader, ReaderFault, World } from '../../sim/world.ts';
import { mostSlots } from './pcscd.ts';

/** Readers that pcscd has a driver for: the ones that it lists. */
export const listedReaders = (world: World): readonly Reader[] =>
  world.readers.filter(({ attached, driver }) => attached && driver === 'working');

/** pcscd puts this behind the name of the first slot of every configured reader. */
const numbering = ' 00 00';
/** A name in pcscd's configuration stands in quotes; with its numbering and a final zero it must fit 128 bytes. */
const longestName = 127 - numbering.length;

/** The name in pcscd's configuration that makes a reader come out under its own name, or else under a longer one. */
export const friendlyName = (name: string): string =>
  name.endsWith(numbering) ? name.slice(0, -numbering.length) : name;

const whyNotReader = ({ name, broken, heldBy, card, faults }: Reader): string | null => {
  const friendly = friendlyName(name);
  if (friendly === '' || /["\p{Cc}]/u.test(friendly))
    return `pcscd cannot name a reader ${JSON.stringify(name)}`;
  if (Buffer.byteLength(friendly) > longestName)
    return `pcscd cannot hold the reader name ${JSON.stringify(name)}`;
  if (broken === 'errors') return 'a virtual reader cannot report a hardware error';
  if (broken === 'hangs') return 'a virtual reader cannot hang; only its card can';
  if (heldBy !== null && (card === null || card.mute))
    return 'only a reader with a card that answers can be held';
  return faults.map(whyNotFault).find(why => why !== null) ?? whyNotCard(card);
};

/** Why a virtual reader cannot have this fault; null when it can. */
const whyNotFault = ({ kind, ...fault }: ReaderFault): string | null => {
  switch (kind) {
    case 'vanish':
      return 'a virtual reader cannot be unplugged while pcscd runs';
    case 'flicker':
      return 'what' in fault && fault.what === 'reader'
        ? 'a virtual reader cannot be unplugged while pcscd runs'
        : null;
    case 'break':
      return 'how' in fault && fault.how === 'hangs'
        ? null
        : 'a virtual reader cannot report an error: it passes bytes or none';
    case 'narrow':
      return 'a virtual reader cannot report an error: it passes bytes or none';
    case 'refuse-protocol':
      return 'a virtual reader speaks whatever protocol the card names';
    case 'unpowered':
      return 'a virtual reader always powers its card';
    case 'hold':
    case 'transaction':
    case 'reset':
      return 'another program beside a virtual reader does as it likes, not as the world says';
    default:
      return null;
  }
};

/** pcscd powers a card up as often as it likes, and asks for the answer to reset over and over. */
const whyNotCard = (card: Card | null): string | null => {
  for (const fault of card?.faults ?? []) {
    if (isAnswerFault(fault)) {
      if (fault.kind === 'lengthen' && fault.by > longestAnswer)
        return 'vpcd carries no answer beyond 65,535 bytes';
      continue;
    }
    if (fault.kind === 'slow-power-up')
      return 'pcscd does not wait for the answer to reset of a virtual card';
    if (fault.kind === 'vary-atr' || fault.afterPowerUps !== undefined || fault.times !== undefined)
      return 'pcscd powers a virtual card up as often as it likes';
  }
  return null;
};

/** Beyond the longest answer of a simulated card and its status word. */
const longestAnswer = 65_535 - 258;

/** Why a real pcscd with virtual readers cannot show this world; null when it can. */
export const whyNotExpressible = (world: World): string | null => {
  if (world.smartcardService === 'stopped') return null;
  if (world.serviceFaults.length > 0) return 'a real pcscd has no faults but its own';
  const readers = listedReaders(world);
  if (readers.length > mostSlots) return `pcscd has room for ${mostSlots} virtual readers`;
  if (new Set(readers.map(({ name }) => name)).size < readers.length) return 'two readers have the same name';
  return readers.map(whyNotReader).find(reason => reason !== null) ?? null;
};

/** What is told apart in the simulator and looks the same through vpcd, with the failure code that both end in. */
export const merges = [
  { these: ['card absent', 'card mute'], lookLike: 'no-card-or-mute' },
  { these: ['card answers nothing at all', 'card answers with no bytes'], lookLike: 'timed-out' },
] as const;

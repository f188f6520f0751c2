import type { Workstation } from '../doors/workstation.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { map } from '../outcome.ts';
import { isNamed } from './product.ts';

/** Whether a reader stands on the desk, as far as its name tells: Windows makes up readers for keys of its own. */
export const isAtDesk = (name: string, { virtualReaders }: Guidance): boolean =>
  !virtualReaders.names.some(beginning => isNamed({ name }, beginning));

type Doors = Pick<Workstation, 'readers' | 'usb' | 'clock'>;

/** The workstation with no readers but those that somebody can put a card into. */
export const deskReaders = ({ readers, usb, clock }: Doors, guidance: Guidance): Doors => ({
  clock,
  readers: {
    connect: (reader, deadline) => readers.connect(reader, deadline),
    list: async deadline =>
      map(await readers.list(deadline), names => names.filter(name => isAtDesk(name, guidance))),
  },
  usb: {
    readers: async deadline =>
      map(await usb.readers(deadline), attached => attached.filter(({ name }) => isAtDesk(name, guidance))),
  },
});

import type { ReadersDoor } from '../../src/doors/readers.ts';
import { map } from '../../src/outcome.ts';

/** The same readers under other names: `names` leads from the name outside to the name inside. Readers without one stay hidden. */
export const renamedReaders = (inner: ReadersDoor, names: ReadonlyMap<string, string>): ReadersDoor => ({
  async list(deadline) {
    const listed = await inner.list(deadline);
    return map(listed, inside => [...names.keys()].filter(name => inside.includes(names.get(name) ?? name)));
  },
  connect: (reader, deadline) => inner.connect(names.get(reader) ?? reader, deadline),
});

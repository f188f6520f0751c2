import { readerStates } from '../virtual-reader/reader-states.ts';
import { virtualStation } from '../virtual-reader/virtual-station.ts';
import { type Road, sixteenReaders } from './road.ts';

/** Real pcscd with vpcd and the quick-ack route; in the private namespace only. */
export const pcscdRoad = async (): Promise<Road> => {
  const { service, close } = await virtualStation(sixteenReaders, 'instant');
  const names = (await readerStates(new AbortController().signal)).map(({ name }) => name);
  // The first eight readers use the first slots of pcscd's entries, the others the second ones.
  const readers = [...names.filter((_, n) => n % 2 === 0), ...names.filter((_, n) => n % 2 === 1)];
  return { name: 'pcscd and vpcd', readers, service, close };
};

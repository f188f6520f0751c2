import type { Model } from './row.ts';
import { cardRows } from './rows-card.ts';
import { clientRows } from './rows-client.ts';
import { networkRows } from './rows-network.ts';
import { personRows } from './rows-person.ts';
import { readerRows } from './rows-reader.ts';

/** The causal model: all knowledge about causes and answers. */
export const table: Model = scope => [
  ...networkRows(scope),
  ...clientRows,
  ...readerRows(scope),
  ...cardRows(scope),
  ...personRows(scope),
];

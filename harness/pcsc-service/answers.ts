import type { ReaderState } from '../../sim/pcsc/reader-state.ts';
import type { Layout } from './layout.ts';
import { type Body, type RequestName, readerRecord, requests } from './messages.ts';

/** One message of this layout, with bytes behind it. */
export const encode = <V>(layout: Layout<V>, values: V, data?: Uint8Array): Buffer => {
  const length = data?.length ?? 0;
  const bytes = Buffer.alloc(layout.size + length);
  layout.encode(values, bytes, 0);
  if (data !== undefined) bytes.set(data, layout.size);
  return bytes;
};

/** The answer to a request: its own body with results filled in, and bytes behind it. */
export const answerTo = <N extends RequestName>(
  name: N,
  body: Body<N>,
  results: Partial<Body<N>>,
  data?: Uint8Array,
): Buffer => encode(requests[name].body as Layout<Body<N>>, { ...body, ...results }, data);

/** The records of readers, and empty ones after them when fewer than `count` are there; more are left out. */
export const readerRecords = (states: readonly ReaderState[], count: number): Buffer => {
  const bytes = Buffer.alloc(count * readerRecord.size);
  states.slice(0, count).forEach((state, index) => {
    readerRecord.encode({ ...state, atrLength: state.atr.length }, bytes, index * readerRecord.size);
  });
  return bytes;
};

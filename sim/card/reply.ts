import { sw } from '../../src/card/status-words.ts';

/** Data and status word with which an application answers. */
export interface Reply {
  readonly data: Uint8Array;
  readonly sw: number;
}

const nothing = new Uint8Array();

/** A status word alone. */
export const status = (word: number): Reply => ({ data: nothing, sw: word });

/** Success, with data or without. */
export const done = (data: Uint8Array = nothing): Reply => ({ data, sw: sw.done });

import * as v from 'valibot';
import { parseAs } from '../../src/parse.ts';
import type { FixtureStatus } from './fixture.ts';

/** How many sockets a Smart Card Removinator has. */
export const sockets = 8;

const SocketSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(sockets));

const StatusSchema = v.strictObject({
  current: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(sockets)),
  present: v.array(SocketSchema),
  locked: v.optional(v.array(SocketSchema), []),
});

/** Reads the answer to `STA`, such as `{"current":4,"present":[1,2]}`; null when the line is anything else. */
export const readStatus = (line: string): FixtureStatus | null => {
  if (!line.startsWith('{')) return null;
  try {
    const parsed = parseAs(StatusSchema, JSON.parse(line));
    if (!parsed.ok) return null;
    const { current, present, locked } = parsed.value;
    return { current: current === 0 ? null : current, present, locked };
  } catch {
    return null;
  }
};

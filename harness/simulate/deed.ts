import type * as v from 'valibot';
import { FaultSchema } from '../../sim/faults/faults.ts';
import { type Card, cardKinds } from '../../sim/world.ts';
import { parseAs } from '../../src/parse.ts';

export type Fault = v.InferOutput<typeof FaultSchema>;

/** Something done to the world while programs use it. */
export type Deed =
  | { readonly kind: 'insert' | 'take' | 'plug' | 'unplug'; readonly reader?: string }
  | { readonly kind: 'start' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'swap'; readonly card: Card['kind']; readonly reader?: string }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** The words for every deed. */
export const deedWords =
  'insert [READER], take [READER], swap CARD [READER], plug [READER], unplug [READER], start, stop or fault JSON';

const named = (words: readonly string[]): { readonly reader?: string } =>
  words.length === 0 ? {} : { reader: words.join(' ') };

const faultFrom = (text: string): Deed | string => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return `fault: not JSON${like}`;
  }
  const parsed = parseAs(FaultSchema, data);
  if (parsed.ok) return { kind: 'fault', fault: parsed.value };
  return `fault: ${[parsed.flaw.place, parsed.flaw.expected].filter(Boolean).join(': ')}${like}`;
};

const like = ', expected JSON such as {"kind":"lock-card"}';

/** The deed that these words name; else what was expected. */
export const deedFrom = (line: string): Deed | string => {
  const [verb = '', ...words] = line.trim().split(/\s+/);
  switch (verb) {
    case 'insert':
    case 'take':
    case 'plug':
    case 'unplug':
      return { kind: verb, ...named(words) };
    case 'start':
    case 'stop':
      return words.length === 0
        ? { kind: verb }
        : `${verb}: expected nothing more, found "${words.join(' ')}"`;
    case 'swap': {
      const [kind, ...rest] = words;
      const card = cardKinds.find(known => known === kind);
      return card === undefined
        ? `swap: expected ${cardKinds.join(', ')}`
        : { kind: 'swap', card, ...named(rest) };
    }
    case 'fault':
      return faultFrom(line.trim().slice(verb.length));
    default:
      return `expected ${deedWords}, found "${verb}"`;
  }
};

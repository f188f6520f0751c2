import { ok } from '../../../src/outcome.ts';
import { windowsFacts } from '../facts.ts';
import type { Run } from '../powershell.ts';
import { type Part, parts } from '../script.ts';
import { windowsSamples } from './windows-samples.ts';

/** The line that a part is told in: its rows, or what was printed in their stead. */
export const lineOf = (part: Part, rows: unknown): string => JSON.stringify({ Part: part, Rows: rows });

/** The parts that a script asks for, in its order. */
export const askedIn = (script: string): readonly Part[] =>
  [...script.matchAll(/^Tell (\S+) \{$/gm)].flatMap(([, name]) => parts.filter(part => part === name));

/** A Windows that prints the samples, but for the parts whose whole line is given here; every script is noted. */
export const windowsSaying = (lines: { readonly [part in Part]?: string } = {}) => {
  const asked: (readonly Part[])[] = [];
  const run: Run = async (script, _deadline, onLine) => {
    const wanted = askedIn(script);
    asked.push(wanted);
    for (const part of wanted) onLine(lines[part] ?? lineOf(part, windowsSamples[part]));
    return ok(null);
  };
  return { facts: windowsFacts(run), asked };
};

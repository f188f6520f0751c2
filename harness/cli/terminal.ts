import { stripVTControlCharacters } from 'node:util';
import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';
import type { Io } from './io.ts';

/** Words laid out for a terminal: wrapped, indented, coloured only where colour is wanted. */
export interface Page {
  readonly colours: ReturnType<typeof pc.createColors>;
  /** A heading with a rule's worth of space around it. */
  heading(text: string): void;
  /** Text after a lead (a mark, a number, a label), wrapped so that further lines hang under the first. */
  line(lead: string, text: string, indent?: number): void;
  gap(): void;
  /** Everything laid out so far. */
  text(): string;
}

/** Columns that a lead takes on the screen. */
const visible = (text: string): number => stripVTControlCharacters(text).length;

/** Text from files may hold what commands a terminal; only our own colours pass. */
const harmless = (text: string, colour: boolean): string =>
  (colour ? text : stripVTControlCharacters(text)).replace(unwanted, '');
const esc = '\u001b';
const unwanted = new RegExp(`(?!${esc})\\p{Cc}|${esc}(?!\\[[\\d;]*m)`, 'gu');

/** Lines longer than this are hard to read, however wide the terminal is. */
const widest = 100;

export const page = (io: Pick<Io, 'colour' | 'columns'>): Page => {
  const colours = pc.createColors(io.colour);
  const width = Math.max(30, Math.min(io.columns, widest));
  const lines: string[] = [];
  return {
    colours,
    heading: text => {
      if (lines.length > 0) lines.push('');
      lines.push(...wrapAnsi(colours.bold(harmless(text, io.colour)), width, { hard: true }).split('\n'));
    },
    line: (lead, text, indent = 2) => {
      const hang = indent + visible(lead) + (lead === '' ? 0 : 1);
      const wrapped = wrapAnsi(harmless(text, io.colour), Math.max(20, width - hang), {
        hard: true,
        trim: true,
      }).split('\n');
      lines.push(`${' '.repeat(indent)}${lead}${lead === '' ? '' : ' '}${wrapped[0] ?? ''}`);
      for (const more of wrapped.slice(1)) lines.push(' '.repeat(hang) + more);
    },
    gap: () => {
      lines.push('');
    },
    text: () => `${lines.join('\n')}\n`,
  };
};

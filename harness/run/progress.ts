import type { Io } from '../cli/io.ts';
import type { Reached } from './run-all.ts';

const number = new Intl.NumberFormat('en-GB');

/** `2 h 5 min`, `3 min 20 s`, `40 s`. */
const lasting = (seconds: number): string => {
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return h > 0 ? `${h} h ${min} min` : min > 0 ? `${min} min ${s} s` : `${s} s`;
};

/** `1,500 of 10,000 · 300/s · 28 s left · one-fault-named`; the rate is that of the whole run so far. */
export const progressLine = ({ done, total, name, elapsed }: Reached): string => {
  if (done === 0) return `0 of ${number.format(total)} · ${name}`;
  const perSecond = done / Math.max(elapsed / 1000, 0.001);
  const left = ` · ${lasting((total - done) / perSecond)} left`;
  return `${number.format(done)} of ${number.format(total)} · ${number.format(Math.round(perSecond))}/s${left} · ${name}`;
};

/** Milliseconds between two lines of progress where nobody can redraw one: a log that is read while a night goes on. */
const pause = 300_000;

/** How far the run is: one line that changes on a terminal, a new line every five minutes elsewhere. */
export const runProgress = (
  io: Io,
): { readonly show: (reached: Reached) => void; readonly end: () => void } => {
  const draw = (text: string) => io.err(`\r\u001b[K${text.slice(0, io.columns - 1)}`);
  if (io.terminal) return { show: reached => draw(progressLine(reached)), end: () => draw('') };
  let next = pause;
  return {
    show: reached => {
      if (reached.elapsed < next) return;
      next = reached.elapsed + pause;
      io.err(`${progressLine(reached)}\n`);
    },
    end: () => {},
  };
};

import { failed, type Outcome, ok } from '../../src/outcome.ts';
import { scrub } from '../../src/privacy/scrub.ts';
import { stopwatch } from '../clock.ts';
import type { Fixture, FixtureStatus } from './fixture.ts';
import { type ByteLine, lineReader } from './line.ts';
import { readStatus, sockets } from './removinator-status.ts';

/** Milliseconds of silence after which the fixture has said everything; it pauses for 200 ms within an insertion. */
const settledAfter = 300;

const ascii = (text: string): Uint8Array => Buffer.from(text, 'ascii');

/**
 * Drives a Smart Card Removinator (nkinder/smart-card-removinator, firmware 0.1 to 1.0.1). How often and when it prints
 * `OK` differs between firmwares, and any line may be a debug message or late. So no such line is believed: each command
 * is followed by `STA`, and only the status it prints says what has become of the command.
 */
export const removinator = (line: ByteLine, quiet = settledAfter): Fixture => {
  const lines = lineReader(line);
  let inStep = false;

  /**
   * Lets everything that was said before pass. The empty command moves nothing, even after half a command of somebody
   * else, and every firmware refuses it with an `ERR_`.
   */
  const settle = async (ms: number): Promise<Outcome<null>> => {
    const elapsed = stopwatch();
    lines.drop();
    const sent = await line.write(ascii('#\r'), ms);
    if (sent.kind !== 'ok') return sent;
    let refused = false;
    let last: string | null = null;
    for (;;) {
      const left = ms - elapsed();
      if (left <= 0) return unanswered(last, ms);
      const heard = await lines.next(refused ? Math.min(quiet, left) : left);
      if (heard.kind === 'ok') {
        last = heard.value;
        refused ||= last.startsWith('ERR_');
      } else if (heard.kind !== 'failed' || heard.code !== 'timed-out') return heard;
      else if (refused && left > quiet) return ok(null);
    }
  };

  /** Sends a command and gives the state after it. */
  const stateAfter = async (command: string, ms: number): Promise<Outcome<FixtureStatus>> => {
    const elapsed = stopwatch();
    if (!inStep) {
      const settled = await settle(ms);
      if (settled.kind !== 'ok') return settled;
    }
    inStep = false;
    const sent = await line.write(ascii(`${command}#STA\r`), ms - elapsed());
    if (sent.kind !== 'ok') return sent;
    let last: string | null = null;
    for (;;) {
      const heard = await lines.next(ms - elapsed());
      if (heard.kind !== 'ok')
        return heard.kind === 'failed' && heard.code === 'timed-out' ? unanswered(last, ms) : heard;
      last = heard.value;
      const status = readStatus(last);
      if (status === null) continue;
      inStep = true;
      return ok(status, elapsed());
    }
  };

  return {
    status: ms => stateAfter('', ms),
    insert: async (socket, ms) => {
      if (!Number.isInteger(socket) || socket < 1 || socket > sockets)
        return failed('refused-command', `sockets are numbered 1 to ${sockets}`);
      const after = await stateAfter(`#SC${socket}\r`, ms);
      if (after.kind !== 'ok') return after;
      const { current, present, locked } = after.value;
      if (!present.includes(socket)) return failed('no-card', `no card in socket ${socket}`, after.ms);
      if (locked.includes(socket)) return failed('refused-command', `socket ${socket} is locked`, after.ms);
      return current === socket ? after : disobeyed(`socket ${socket}`, current, after.ms);
    },
    remove: async ms => {
      const after = await stateAfter('#REM\r', ms);
      return after.kind !== 'ok' || after.value.current === null
        ? after
        : disobeyed('no socket', after.value.current, after.ms);
    },
    close: () => line.close(),
  };
};

const unanswered = (last: string | null, ms: number) =>
  last === null
    ? failed('timed-out', `the fixture said nothing within ${ms} ms`, ms)
    : failed('malformed', `no status from the fixture within ${ms} ms; it last said "${scrub(last)}"`, ms);

const disobeyed = (wanted: string, current: number | null, ms: number) =>
  failed('reader-error', `asked for ${wanted}, the fixture has connected ${current ?? 'none'}`, ms);

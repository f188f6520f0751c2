import { statSync } from 'node:fs';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { questionKey } from '../../../src/evidence/questions.ts';
import type { Guidance } from '../../../src/guidance/guidance.ts';
import { investigate } from '../../../src/investigate.ts';
import { guidanceFor } from '../../input/guidance.ts';
import { ranElsewhere } from '../../run/rungs.ts';
import { orElse } from '../../tape/or-else.ts';
import { readTape } from '../../tape/read-tape.ts';
import { recording } from '../../tape/recording.ts';
import { type Redactor, redacting } from '../../tape/redact/redacting.ts';
import { replaying } from '../../tape/replaying.ts';
import type { Call } from '../../tape/tape.ts';
import { TapeWriter } from '../../tape/tape-writer.ts';
import { UserError } from '../../user-error.ts';
import type { Io } from '../io.ts';
import { type OpenPlace, openPlace, type WorkstationOptions } from '../open-place.ts';
import { showProgress } from '../progress.ts';
import { page } from '../terminal.ts';

interface RecordOptions extends WorkstationOptions {
  readonly out: string;
  readonly rung: string;
  readonly fullIdentifiers?: boolean;
}

/** Writes everything as it is: for a lab's own cards. */
const unchanged: Redactor = { pass: call => [call], rest: () => [], replaced: new Map() };

/** Investigates a workstation while the tape runs. */
const recorded = async (
  opened: OpenPlace,
  { out, fullIdentifiers = false }: RecordOptions,
  redactor: Redactor,
  guidance: Guidance,
  io: Io,
): Promise<{ readonly evidence: Evidence; readonly calls: number }> => {
  const { symptom, deadline, waits } = opened;
  const { version, asOf } = guidance;
  const recorder = recording(opened.workstation, call => write(redactor.pass(call)));
  const writer = new TapeWriter(out, {
    format: 1,
    kind: 'tape',
    guidance: { version, asOf },
    takenAt: new Date(recorder.clock.now()).toISOString(),
    symptom,
    timeout: deadline,
    fullIdentifiers,
  });
  const write = (calls: readonly Call[]): void => {
    for (const call of calls) writer.write(call);
  };
  const progress = waits ? showProgress(io) : null;
  const breakOff = (): void => {
    progress?.end();
    write(redactor.rest());
    const left = writer.breakOff();
    if (left !== null) io.err(`warning: the recording broke off; what there is of it is in ${left}\n`);
  };
  const evidence = await orElse(breakOff, () => {
    const onProbe = progress === null ? {} : { onProbe: progress.probeEnded };
    return investigate(recorder, { guidance, symptom, deadline, ...onProbe });
  });
  progress?.end();
  write(redactor.rest());
  writer.close();
  return { evidence, calls: writer.calls };
};

/** What the tape says now that it is written. */
const replayed = async (
  { symptom, deadline }: OpenPlace,
  out: string,
  guidance: Guidance,
  io: Io,
): Promise<Evidence> => investigate(replaying(await readTape(out, io.err)), { guidance, symptom, deadline });

/** Questions about which the tape says something else than the workstation did. */
const differing = (seen: Evidence, again: Evidence): readonly string[] =>
  seen.observations
    .filter((observation, i) => JSON.stringify(observation) !== JSON.stringify(again.observations[i]))
    .map(({ question, target }) => questionKey(question, target));

const counted = ([what, count]: readonly [string, number]): string => `${what} (${count})`;

const summary = (
  { place }: OpenPlace,
  { out, fullIdentifiers }: RecordOptions,
  calls: number,
  { replaced }: Redactor,
  io: Io,
): string => {
  const sheet = page(io);
  const all = [...replaced].map(counted).join(', ');
  sheet.line('', `Recorded ${place}: ${calls} calls`, 0);
  sheet.line('replaced', fullIdentifiers === true || all === '' ? 'nothing' : all);
  // A path is for copying: it is never wrapped.
  return `${sheet.text()}  tape     ${out}\n`;
};

/** `err1002 record`: investigates a place and leaves a tape that gives the same diagnosis. */
export const recordCommand = async (options: RecordOptions, io: Io): Promise<number> => {
  const { out, rung, fullIdentifiers = false } = options;
  if (rung !== 'simulator' && options.world === undefined && options.scenario === undefined)
    throw new UserError('--rung', null, 'expected --world or --scenario beside it');
  const status = await ranElsewhere(rung);
  if (status !== null) return status;
  const guidance = await guidanceFor(options.guidance);
  const redactor = fullIdentifiers ? unchanged : redacting(guidance);
  const opened = await openPlace(options, guidance, io);
  try {
    const { evidence, calls } = await recorded(opened, options, redactor, guidance, io);
    io.out(summary(opened, options, calls, redactor, io));
    if (fullIdentifiers)
      io.err(`warning: ${out} names people, cards and machines as they are; keep it inside the lab\n`);
    // What went into a pipe or a device cannot be read again.
    const lost = statSync(out).isFile() ? differing(evidence, await replayed(opened, out, guidance, io)) : [];
    if (lost.length > 0)
      io.err(`warning: ${out}: the tape says something else about ${lost.join(', ')}; please report it\n`);
    return 0;
  } finally {
    await opened.close();
  }
};

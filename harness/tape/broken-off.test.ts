import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { anyFaults, anyWorlds } from '../../scenarios/laws/any-worlds.ts';
import { inflictAll } from '../../sim/faults/faults.ts';
import { logIn } from '../../sim/log-in/log-in.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import type { World } from '../../sim/world.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Diagnosis, Finding } from '../../src/diagnose/diagnosis.ts';
import { defaultGuidance as guidance } from '../../src/guidance/default.ts';
import { readWorld, scenarioFile } from '../input/world.ts';
import { readTape } from './read-tape.ts';
import { replaying } from './replaying.ts';
import type { Tape } from './tape.ts';
import { TapeWriter } from './tape-writer.ts';
import { look, taped } from './testing/taped.ts';

const file = join(t.testdir({}), 'a.tape.jsonl');

const linesOf = ({ header, calls }: Tape): readonly string[] => {
  const writer = new TapeWriter(file, header);
  for (const call of calls) writer.write(call);
  writer.close();
  return readFileSync(file, 'utf8').trimEnd().split('\n');
};

const played = async (lines: readonly string[]) => {
  const warnings: string[] = [];
  writeFileSync(file, `${lines.join('\n')}\n`);
  const tape = await readTape(file, warning => warnings.push(warning));
  const evidence = { ...(await look(replaying(tape))), symptom: tape.header.symptom };
  return { warnings, diagnosis: diagnose(evidence, guidance) };
};

/** The sets of causes of which one is true; that nothing is broken is the empty one. */
const alternatives = ({ explanations }: Diagnosis): Diagnosis['explanations'] =>
  explanations.length === 0 ? [[]] : explanations;

/** A reader that was not listed yet has no name. */
const isSame = (one: Finding, other: Finding): boolean =>
  one.cause === other.cause && (one.target ?? other.target) === (other.target ?? one.target);

const holds = (all: readonly Finding[], some: readonly Finding[]): boolean =>
  some.every(finding => all.some(other => isSame(finding, other)));

/** What is named beyond doubt. */
const certain = (diagnosis: Diagnosis): readonly Finding[] => {
  const [first = [], ...others] = alternatives(diagnosis);
  return first.filter(finding => others.every(other => holds(other, [finding])));
};

const inWords = ({ verdict, explanations }: Diagnosis): string =>
  `${verdict}: ${explanations.map(each => each.map(({ cause }) => cause).join(' + ')).join(' | ')}`;

/** What the part says against the whole; null when nothing. */
const contradiction = (part: Diagnosis, whole: Diagnosis): string | null => {
  if (whole.verdict === 'unexplained') return null;
  const possible = alternatives(whole);
  const sure = certain(part);
  const named = possible.every(alternative => holds(alternative, sure));
  const left = possible.every(alternative => alternatives(part).some(some => holds(alternative, some)));
  return part.verdict !== 'unexplained' && named && left ? null : `${inWords(part)}, but ${inWords(whole)}`;
};

/** The lines of a tape of this world, ended and with what the user saw, and what it says when it is played back. */
const recorded = async (world: World) => {
  const { tape } = await taped(simWorkstation(world));
  const { symptom } = await logIn(world, guidance);
  const lines = linesOf({ ...tape, header: { ...tape.header, symptom } });
  return { lines, whole: await played(lines) };
};

/** Plays the first so many lines; throws when they do not warn once, or say something against the whole. */
const cut = async ({ lines, whole }: Awaited<ReturnType<typeof recorded>>, length: number) => {
  const { warnings, diagnosis } = await played(lines.slice(0, length));
  if (whole.warnings.length !== 0 || warnings.length !== 1)
    throw new Error(`warnings: ${whole.warnings} and ${warnings}`);
  const why = contradiction(diagnosis, whole.diagnosis);
  if (why !== null) throw new Error(`${length} lines: ${why}`);
  return diagnosis;
};

t.test('the first lines of a tape warn, name nothing that the whole does not, and lose nothing', async () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  await fc.assert(
    fc.asyncProperty(anyWorlds, anyFaults, part, async (world, faults, kept) => {
      const tape = await recorded(inflictAll(world, faults));
      await cut(tape, 1 + Math.floor(kept * (tape.lines.length - 1.01)));
    }),
    { numRuns: 80 },
  );
});

t.test('a tape that ends before the second look convicts nobody of what passed', async t => {
  const scenarios = [
    'card-mute-once',
    'reader-held-for-a-moment',
    'smartcard-service-restarted-once',
    'bank-card-under-the-nose',
    'missing-card-hides-retired-series',
  ];
  for (const scenario of scenarios) {
    const tape = await recorded(await readWorld(scenarioFile(scenario)));
    const ofReaders = tape.lines.flatMap((line, at) => (line.includes('"door":"readers"') ? [at] : []));
    for (const at of ofReaders) await cut(tape, at);
    t.ok(ofReaders.length > 1, scenario);
  }
});

t.test('a card that was read to its end is judged, though the tape goes no further', async t => {
  const tape = await recorded(await readWorld(scenarioFile('card-certificates-expired')));
  const done = tape.lines.findIndex(line => line.includes('"args":[7]')) + 1;
  t.ok(done > 0 && done < tape.lines.length - 1);
  t.match((await cut(tape, done)).explanations, [[{ cause: 'card-certificate-expired' }]]);
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { difference } from '../../scenarios/laws/difference.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { investigate } from '../../src/investigate.ts';
import { scenarioFolder } from '../input/world.ts';
import { readScenarios } from '../run/scenario-files.ts';
import { readTape } from './read-tape.ts';
import { recording } from './recording.ts';
import { redacting } from './redact/redacting.ts';
import { replaying } from './replaying.ts';
import type { Call } from './tape.ts';

const folder = join(scenarioFolder(), 'tapes');
const names = readdirSync(folder).filter(name => name.endsWith('.jsonl'));

t.test('every tape is whole, has a scenario, and comes from real readers', async t => {
  const told = new Set((await readScenarios()).map(({ tape }) => tape));
  t.ok(names.length >= 6);
  for (const name of names) {
    const tape = await readTape(join(folder, name), warning => t.fail(warning));
    t.ok(told.has(name), name);
    const places = tape.calls.map(call => call.told).sort((a, b) => a - b);
    t.strictSame(
      places,
      places.map((_, index) => index + 1),
      `${name} lacks no call`,
    );
    const list = tape.calls.find(({ method }) => method === 'list');
    t.ok((list?.outcome.ms ?? 0) > 0, `${name} took real time`);
  }
});

/** What is asked, in no order. */
const asked = (calls: readonly Call[]): readonly string[] =>
  calls.map(({ door, method, session, args }) => JSON.stringify([door, method, session, args])).sort();

t.test('every tape holds what is asked today; else record it anew, as its scenario says', async t => {
  for (const name of names) {
    const tape = await readTape(join(folder, name), warning => t.fail(warning));
    const { symptom, timeout: deadline } = tape.header;
    const calls: Call[] = [];
    const again = recording(replaying(tape), call => calls.push(call));
    await investigate(again, { guidance: defaultGuidance, symptom, deadline });
    t.strictSame(asked(calls), asked(tape.calls), name);
  }
});

t.test('nothing is left on a tape that would have to be replaced', async t => {
  for (const name of names) {
    const { header, calls } = await readTape(join(folder, name), () => {});
    t.notOk(header.fullIdentifiers, name);
    const redactor = redacting(defaultGuidance);
    const again = [...calls.flatMap(call => redactor.pass(call)), ...redactor.rest()];
    t.equal(difference(calls, again), null, name);
  }
});

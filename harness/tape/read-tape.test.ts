import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import { isUserError } from '../user-error.ts';
import { readTape } from './read-tape.ts';
import { TapeWriter } from './tape-writer.ts';
import { taped } from './testing/taped.ts';

const { tape } = await taped(simWorkstation(healthyWorld));
const folder = t.testdir({});
const file = join(folder, 'a.tape.jsonl');

const write = (): string => {
  const writer = new TapeWriter(file, tape.header);
  for (const call of tape.calls) writer.write(call);
  writer.close();
  return readFileSync(file, 'utf8');
};
const whole = write();

/** What reading this text gives: the tape with its warnings, or the complaint. */
const reading = async (text: string | Buffer) => {
  writeFileSync(file, text);
  const warnings: string[] = [];
  try {
    return { ...(await readTape(file, warning => warnings.push(warning))), warnings, complaint: null };
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { header: null, calls: null, whole: null, warnings, complaint: error.message };
  }
};

const withLine = (number: number, change: (line: string) => string): string =>
  whole
    .split('\n')
    .map((line, index) => (index === number - 1 ? change(line) : line))
    .join('\n');

t.test('what was written is read again', async t => {
  const { header, calls, whole: isWhole, warnings } = await reading(whole);
  t.strictSame({ header, calls, whole: isWhole }, tape);
  t.strictSame(warnings, []);
});

t.test('a tape without its end is used as far as it goes, and warns', async t => {
  const lines = whole.trimEnd().split('\n');
  const { length } = tape.calls;
  const part = async (text: string, calls: number, why: string) =>
    t.match(await reading(text), {
      calls: { length: calls },
      whole: false,
      warnings: [`${file}: not the whole recording: ${why}; what was under way then is left out`],
    });
  await part(whole.slice(0, -10), length, `line ${length + 2} breaks off`);
  await part(lines.slice(0, 40).join('\n').slice(0, -9), 38, 'line 40 breaks off');
  await part(`${lines.slice(0, 40).join('\n')}\n`, 39, 'its last line is missing');
  await part(lines.slice(0, 1).join('\n'), 0, 'its last line is missing');
  await part(
    withLine(3, () => '').replace('\n\n', '\n'),
    length - 1,
    `it holds ${length - 1} of ${length} calls`,
  );
  t.match(await reading(whole.slice(0, -1)), { calls: { length }, whole: true, warnings: [] });
});

t.test('anything else that is wrong is named by its line', async t => {
  const says = async (text: string | Buffer) => (await reading(text)).complaint?.replace(`${file}: `, '');
  t.match(await says(''), /^line 1: expected the first line of a tape/);
  t.match(await says('{"format":1}\n'), /^line 1: expected the first line of a tape/);
  t.equal(await says('{"kind":"tape","format":2}\n'), 'line 1: format: expected 1, found 2');
  t.match(await says('{"kind":"tape","format":1}\n'), /^line 1: guidance: missing/);
  t.equal(await says(withLine(3, () => '{"asked":')), 'line 3: expected one call as JSON');
  t.equal(await says(withLine(3, () => '')), 'line 3: expected one call as JSON');
  t.match(await says(withLine(4, () => '{}')), /^line 4: .*asked|line 4: /);
  t.match(await says(withLine(5, line => line.replace('"told":', '"tolled":'))), /^line 5: t/);
  const last = tape.calls.length + 2;
  t.equal(
    await says(whole + whole.split('\n')[1]),
    `line ${last}: expected nothing after the end of the tape`,
  );
  t.match(await says(withLine(last, () => '{"kind":"end"}')), new RegExp(`^line ${last}: calls: missing`));
  const list = whole.split('\n').findIndex(line => line.includes('"method":"list"')) + 1;
  t.match(
    await says(withLine(list, line => line.replace(/"value":\[.*?\]/, '"value":7'))),
    new RegExp(`^line ${list}: outcome: expected an answer of readers.list`),
  );
  t.match(await says(Buffer.from([0, 255, 254, 10])), /^line 1: /);
});

t.test('what only a newer version knows is passed over with a warning', async t => {
  const newer = whole.replace('"kind":"tape"', '"kind":"tape","colour":"blue"');
  t.match(await reading(newer), { calls: tape.calls, warnings: [/passed over .*colour/] });
  const door = withLine(2, line => line.replace(/"method":"\w+"/, '"method":"teleport"'));
  t.match(await reading(door), { calls: tape.calls.slice(1), warnings: [/line 2: passed over a call/] });
});

t.test('no damage to a tape is more than a complaint or a warning', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: whole.length }), fc.string({ maxLength: 5 }), async (at, noise) => {
      await reading(whole.slice(0, at) + noise + whole.slice(at + noise.length));
    }),
    { numRuns: 60 },
  );
});

import fc from 'fast-check';
import t from 'tap';
import { parseRecord } from './record.ts';
import { anyRecord, runRecord } from './testing/records.ts';

t.test('a record is the same after it was written and read', async t => {
  fc.assert(
    fc.property(anyRecord, record => {
      const parsed = parseRecord(JSON.parse(JSON.stringify(record)));
      t.strictSame(parsed, { ok: true, record, warnings: [] });
    }),
    { numRuns: 50 },
  );
});

t.test('an unknown format is refused before anything else is complained about', async t => {
  const parsed = parseRecord({ ...runRecord(), format: 2, laws: 'many' });
  t.match(parsed, { ok: false, flaw: { place: 'format', expected: /expected 1, found 2/ } });
});

t.test('a field of a newer minor version is passed over with a warning', async t => {
  const record = runRecord();
  const [law] = record.laws;
  const parsed = parseRecord({ ...record, weather: 'rain', laws: [{ ...law, colour: 'blue' }] });
  t.strictSame(parsed, {
    ok: true,
    record,
    warnings: ['unknown field laws.0.colour was passed over', 'unknown field weather was passed over'],
  });
});

t.test('a flaw is named by its place', async t => {
  t.match(parseRecord({ ...runRecord(), canary: 'asleep' }), { ok: false, flaw: { place: 'canary' } });
  t.match(parseRecord('rubbish'), { ok: false });
  t.match(parseRecord(null), { ok: false });
});

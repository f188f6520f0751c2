import fc from 'fast-check';
import t from 'tap';
import { encode } from './answers.ts';
import type { Layout } from './layout.ts';
import { longestData, type RequestName, readerRecord, requests } from './messages.ts';
import { requestReader } from './requests.ts';
import { requestBytes } from './testing/raw-program.ts';

const u32 = fc.nat(0xffff_ffff);
const i32 = fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });
const name = fc.string({ unit: 'grapheme-ascii', maxLength: 127 });
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

t.test('a reader record survives the wire', async t => {
  t.equal(readerRecord.size, 184);
  const anyRecord = fc.record({
    name,
    events: u32,
    state: u32,
    sharing: i32,
    atr: bytes(33),
    atrLength: u32,
    protocol: u32,
  });
  fc.assert(
    fc.property(anyRecord, record => {
      t.same(readerRecord.decode(encode(readerRecord, record)), record);
    }),
    { numRuns: 50 },
  );
});

t.test('a text too long for its field is cut and still ends with NUL', async t => {
  const record = {
    name: 'x'.repeat(300),
    events: 0,
    state: 0,
    sharing: 0,
    atr: new Uint8Array(50),
    atrLength: 0,
    protocol: 0,
  };
  t.equal(readerRecord.decode(encode(readerRecord, record)).name, 'x'.repeat(127));
});

/** Requests with any numbers in them and, where data follow, any data. */
const anyRequest = fc
  .constantFrom(...(Object.keys(requests) as RequestName[]))
  .chain(name => {
    const { body } = requests[name];
    const data =
      'follows' in requests[name] ? fc.uint8Array({ maxLength: 300 }) : fc.constant(new Uint8Array());
    return fc.tuple(fc.constant(name), bytes(body.size), data);
  })
  .map(([name, body, data]) => {
    const layout = requests[name].body as Layout<{ sendLength?: number }>;
    const values = {
      ...layout.decode(Buffer.from(body)),
      ...('follows' in requests[name] ? { sendLength: data.length } : {}),
    };
    return { name, bytes: requestBytes(name, values as never, data), data };
  });

t.test('requests are the same however their bytes were cut', async t => {
  fc.assert(
    fc.property(
      fc.array(anyRequest, { maxLength: 8 }),
      fc.array(fc.nat(700), { maxLength: 40 }),
      (all, cuts) => {
        const stream = Buffer.concat(all.map(({ bytes }) => bytes));
        const reader = requestReader();
        const found: { readonly name: string; readonly data: Buffer }[] = [];
        const drain = () => {
          for (let next = reader.next(); next !== null; next = reader.next()) {
            if (next === 'absurd') throw new Error('absurd');
            found.push({ name: next.name, data: Buffer.from(next.data) });
          }
        };
        let at = 0;
        for (const cut of [...cuts, stream.length]) {
          reader.push(stream.subarray(at, Math.min(at + cut, stream.length)));
          at = Math.min(at + cut, stream.length);
          drain();
        }
        t.strictSame(
          found,
          all.map(({ name, data }) => ({ name, data: Buffer.from(data) })),
        );
        t.equal(reader.waiting, 0);
      },
    ),
    { numRuns: 100 },
  );
});

t.test('any bytes are requests, absurd, or wait for more', async t => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 10 }), chunks => {
      const reader = requestReader();
      for (const chunk of chunks) {
        reader.push(Buffer.from(chunk));
        for (let next = reader.next(); next !== null && next !== 'absurd'; next = reader.next());
      }
      return reader.waiting <= chunks.reduce((sum, { length }) => sum + length, 0);
    }),
  );
  const reader = requestReader();
  reader.push(requestBytes('transmit', { sendLength: longestData + 1 }));
  t.equal(reader.next(), 'absurd', 'more data than any command has');
});

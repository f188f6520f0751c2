import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import t from 'tap';
import { hex } from '../../src/card/hex.ts';
import { type RequestName, requests } from './messages.ts';
import { type RawProgram, rawProgram, requestBytes } from './testing/raw-program.ts';
import { name, serving } from './testing/serving.ts';

const select = hex('00 A4 04 00 09 A0 00 00 03 08 00 00 10 00');
const hello = requestBytes('version', { major: 4, minor: 4 });

/** Numbers that come near what the service gave to others, and numbers that do not. */
const anyNumber = (known: readonly number[]) =>
  fc.oneof(
    fc.constantFrom(0, 1, 2, 3, ...known),
    fc.nat(0xffff_ffff),
    fc.constantFrom(...known.map(n => n + 1)),
  );

/** A well-formed request full of such numbers. */
const anyRequest = (known: readonly number[]) =>
  fc
    .tuple(
      fc.constantFrom(...(Object.keys(requests) as RequestName[])),
      fc.array(anyNumber(known), { minLength: 80, maxLength: 80 }),
      fc.boolean(),
    )
    .map(([request, numbers, named]) => {
      const { body, command } = requests[request];
      const bytes = Buffer.alloc(8 + body.size);
      bytes.writeUInt32LE(body.size, 0);
      bytes.writeUInt32LE(command, 4);
      for (let at = 0; at < body.size; at += 4) bytes.writeUInt32LE(numbers[at / 4] ?? 0, 8 + at);
      // Otherwise no fault of this kind would ever meet a reader.
      if (request === 'connect' && named) bytes.fill(0, 12, 140).write(name, 12);
      if ('follows' in requests[request]) bytes.writeUInt32LE(0, 8 + (body.at.sendLength ?? 0));
      return bytes;
    });

const anyBytes = fc.uint8Array({ maxLength: 3000 }).map(bytes => Buffer.from(bytes));

/** What a hostile program says: sense, nonsense and halves of sense, after a greeting or without one. */
const anySpeech = (known: readonly number[]) =>
  fc
    .tuple(fc.boolean(), fc.array(fc.oneof(anyRequest(known), anyBytes), { maxLength: 12 }), fc.nat(40))
    .map(([greets, words, missing]) => {
      const all = Buffer.concat([...(greets ? [hello] : []), ...words]);
      return all.subarray(0, Math.max(all.length - missing, 0));
    });

/** Says it all on a connection of its own, and leaves when the service has read it. */
const speak = async (path: string, speech: Buffer): Promise<void> => {
  const socket = connect(path);
  socket.on('error', () => {});
  socket.resume();
  const closed = once(socket, 'close');
  socket.end(speech);
  await closed;
};

const works = async ({ ask }: RawProgram, handle: number, sendProtocol: number) => {
  const request = { handle, sendProtocol, sendLength: select.length, receiveLength: 300 };
  return (await ask('transmit', request, select)).data.toString('hex');
};

t.test('nothing that a hostile program says reaches another program', async t => {
  const { program, socket } = await serving(t);
  const honest = await program();
  const { handle, context, protocol } = await honest.use(name);
  await honest.ask('begin', { handle });
  await fc.assert(
    fc.asyncProperty(
      fc.array(anySpeech([handle, context]), { minLength: 1, maxLength: 5 }),
      async speeches => {
        await Promise.all(speeches.map(speech => speak(socket, speech)));
        t.equal(await works(honest, handle, protocol), '6125');
      },
    ),
    { numRuns: 150 },
  );
});

t.test('1,000 connections of garbage cost others little', async t => {
  const { program, socket } = await serving(t);
  const honest = await program();
  const { handle, protocol } = await honest.use(name);
  const crowd = await Promise.all(Array.from({ length: 1000 }, () => rawProgram(socket)));
  t.equal(await works(honest, handle, protocol), '6125', 'while they are silent');
  crowd.forEach((member, n) => {
    // Nonsense, half a message, and a greeting that nothing follows.
    member.write([Buffer.alloc(64, n), hello.subarray(0, 11), hello][n % 3] ?? hello);
  });
  t.equal(await works(honest, handle, protocol), '6125', 'while they talk');
  const late = await program();
  t.match(await late.use(name), { protocol });
  for (const member of crowd) member.close();
});

t.test('a program that never reads does not fill the memory of the service', async t => {
  const { program } = await serving(t);
  const deaf = await program();
  deaf.socket.pause();
  const ask = Buffer.alloc(8 * 8192);
  for (let at = 0; at < ask.length; at += 8) ask.writeUInt32LE(requests.readerStates.command, at + 4);
  const before = process.memoryUsage().external;
  // Each such block asks for 24 MB of answers.
  for (let block = 0; block < 20; block++) deaf.write(ask);
  const honest = await program();
  const { handle, protocol } = await honest.use(name);
  for (let round = 0; round < 100; round++) t.equal(await works(honest, handle, protocol), '6125');
  t.ok(process.memoryUsage().external - before < 10e6, 'most of the answers were never made');
});

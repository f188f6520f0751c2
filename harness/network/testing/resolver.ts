import { createSocket, type Socket } from 'node:dgram';

const headerLength = 12;
const typeA = 1;

/** What the resolver does with a name, by its first label; addresses for any other label. */
const responseCodes: { readonly [label: string]: number } = { broken: 2, missing: 3, refused: 5 };

const answer = (query: Buffer, address: string): Buffer | null => {
  const labelEnd = headerLength + 1 + query.readUInt8(headerLength);
  const label = query.toString('latin1', headerLength + 1, labelEnd);
  if (label === 'silent') return null;
  const nameEnd = query.indexOf(0, headerLength) + 1;
  const question = query.subarray(headerLength, nameEnd + 4);
  const code = responseCodes[label] ?? 0;
  const found = code === 0 && query.readUInt16BE(nameEnd) === typeA;
  const header = Buffer.from([0, 0, 0x81, 0x80 | code, 0, 1, 0, found ? 1 : 0, 0, 0, 0, 0]);
  query.copy(header, 0, 0, 2);
  const record = Buffer.from([0xc0, headerLength, 0, typeA, 0, 1, 0, 0, 0, 60, 0, 4]);
  return Buffer.concat([
    header,
    question,
    ...(found ? [record, Buffer.from(address.split('.').map(Number))] : []),
  ]);
};

/** A DNS server on 127.0.0.1:53 that gives every name one address, or the trouble that its first label names. */
export const startResolver = (address: string): Promise<Socket> =>
  new Promise(resolve => {
    const socket = createSocket('udp4');
    socket.on('message', (query, { port, address: from }) => {
      const reply = answer(query, address);
      if (reply !== null) socket.send(reply, port, from);
    });
    socket.bind(53, '127.0.0.1', () => resolve(socket));
  });

import { hex } from '../../../src/card/hex.ts';
import type { RawProgram } from './raw-program.ts';

const select = hex('00 A4 04 00 09 A0 00 00 03 08 00 00 10 00');

/** What SELECT of the PIV application comes to; the simulated cards answer it with 61 XX. */
export const transmit = async (
  program: RawProgram,
  handle: number,
  sendProtocol: number,
  receiveLength = 300,
) => {
  const { body, data } = await program.ask(
    'transmit',
    { handle, sendProtocol, sendLength: select.length, receiveLength },
    select,
  );
  return { rv: body.rv, length: body.receiveLength, data: data.toString('hex') };
};

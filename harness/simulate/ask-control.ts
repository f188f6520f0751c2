import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { failed, type Outcome, ok } from '../../src/outcome.ts';
import { bounded } from '../clock.ts';
import { systemCode, UserError } from '../user-error.ts';

/** How long a simulation may take to obey. Milliseconds. */
const patience = 5000;

/** Sends one line to a running simulation and gives its answer; a `UserError` when nobody answers on that socket. */
export const askControl = async (path: string, line: string): Promise<unknown> => {
  const answered = await bounded<string>(
    patience,
    signal =>
      new Promise<Outcome<string>>(resolve => {
        const socket = connect({ path, signal });
        socket.on('error', error => resolve(failed('unknown', systemCode(error))));
        socket.on('connect', () => socket.write(`${line}\n`));
        const lines = createInterface({ input: socket });
        lines.on('error', () => {});
        lines.once('line', text => {
          socket.destroy();
          resolve(ok(text));
        });
        socket.on('close', () => resolve(failed('unknown', 'the simulation ended')));
      }),
  );
  if (answered.kind === 'ok') return JSON.parse(answered.value);
  throw new UserError(
    path,
    null,
    `expected the control socket of a running simulation (${answered.kind === 'failed' ? answered.detail : answered.because})`,
  );
};

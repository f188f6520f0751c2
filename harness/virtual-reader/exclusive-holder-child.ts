import { loadPcsclite, watchReader } from '../pcsc/pcsclite.ts';

/**
 * A process that holds the reader named by its first argument for itself, as other card software may. Says `held` once
 * it does, and ends with its parent.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const [name = ''] = process.argv.slice(2);
const pcsclite = loadPcsclite();
if (pcsclite === null) throw new Error('the npm package pcsclite is missing');
const reader = await watchReader(pcsclite, name);
await reader.connect('exclusive');
process.send?.('held');

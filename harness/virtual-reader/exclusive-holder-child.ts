import { adapterVariable, chooseAdapter } from '../pcsc/choose-adapter.ts';

/**
 * A process that holds the reader named by its first argument for itself, as other card software may. Says `held` once
 * it does, and ends with its parent.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const [name = ''] = process.argv.slice(2);
const adapter = chooseAdapter(process.env[adapterVariable]);
if (adapter.kind !== 'ok') throw new Error('no PC/SC client is installed');
const connection = await adapter.value.connect(name, 'exclusive', 5000);
if (connection.kind !== 'ok') throw new Error(`the reader cannot be held: ${JSON.stringify(connection)}`);
process.send?.('held');

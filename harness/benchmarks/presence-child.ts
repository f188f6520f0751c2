import { loadPcsclite, watchReader } from '../pcsc/pcsclite.ts';

/** Tells its parent at once, at first and with every change, whether a card is in the readers named by its arguments. */
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const presentBit = 0x20;
const pcsclite = loadPcsclite();
if (pcsclite === null) throw new Error('the npm package pcsclite is missing');
for (const [index, name] of process.argv.slice(2).entries()) {
  const reader = await watchReader(pcsclite, name);
  let before: boolean | null = null;
  const forever = reader.until(({ state }) => {
    const present = (state & presentBit) !== 0;
    if (present !== before) process.send?.({ index, present });
    before = present;
    return false;
  });
  forever.catch(() => process.exit(1));
}

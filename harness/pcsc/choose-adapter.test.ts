import t from 'tap';
import { failed, type Outcome, ok, skipped } from '../../src/outcome.ts';
import { pause } from '../clock.ts';
import { type AdapterName, adapterNames, type PcscAdapter } from './adapter.ts';
import { chooseAdapter } from './choose-adapter.ts';
import { unlessTaken } from './patience.ts';

const adapter = (name: AdapterName): PcscAdapter => ({
  name,
  list: async () => ok([]),
  connect: async () => failed('no-card'),
});

/** What is chosen where only these are installed. */
const choose = (wanted: string | undefined, ...installed: readonly AdapterName[]): Outcome<string> => {
  const load = (name: AdapterName) => () => (installed.includes(name) ? adapter(name) : null);
  const chosen = chooseAdapter(wanted, { pcsclite: load('pcsclite'), koffi: load('koffi') });
  return chosen.kind === 'ok' ? ok(chosen.value.name) : chosen;
};

t.test('pcsclite comes first, koffi where it is missing, and either when it is asked for', async t => {
  t.match(choose(undefined, 'pcsclite', 'koffi'), ok('pcsclite'));
  t.match(choose('', 'koffi'), ok('koffi'));
  for (const name of adapterNames) t.match(choose(name, 'pcsclite', 'koffi'), ok(name));
});

t.test('where there is none, it says every way to get one', async t => {
  const neither = choose(undefined);
  t.match(neither, skipped('npm install koffi'));
  t.match(neither, skipped('npm install pcsclite'));
  t.match(choose('koffi', 'pcsclite'), skipped('npm install koffi'));
  t.match(choose('smartcard', 'pcsclite', 'koffi'), skipped('ERR1002_PCSC may be pcsclite or koffi'));
});

t.test('waiting is only cut short while another program uses the reader', async t => {
  const work = (ms: number) => pause(ms, new AbortController().signal).then(() => ok('done'));
  t.match(await unlessTaken(work(50), () => false, 1), ok('done'));
  t.match(await unlessTaken(work(1), () => true, 60_000), ok('done'));
  t.match(
    await unlessTaken(new Promise<Outcome<string>>(() => {}), () => true, 1),
    failed('busy', 'another program'),
  );
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { emptyReader, healthyCard } from '../../sim/healthy-world.ts';
import { pause } from '../clock.ts';
import { missing, runGuest } from './testing/programs.ts';
import { name, serving, withReaders } from './testing/serving.ts';

/** A visible skip, and with `CI=true` a failure. */
const programs = (
  title: string,
  reason: string | false,
  test: (t: Test) => Promise<void>,
): Promise<unknown> | unknown => {
  if (reason === false) return t.test(title, test);
  if (process.env.CI === 'true') return t.fail(`${title}: ${reason}`);
  return t.pass(title, { skip: reason });
};

const opensc = missing('opensc', '/usr/bin/opensc-tool');
const pcscTools = missing('pcsc-tools', '/usr/bin/pcsc_scan', '/usr/bin/scriptor');
const python = missing('python3-pyscard', '/usr/bin/python3', '/usr/lib/python3/dist-packages/smartcard');
const compiler = missing('gcc libpcsclite-dev', '/usr/bin/gcc', '/usr/include/PCSC/winscard.h');
const atr = '3b:d6:97:00:81:b1:fe:45:1f:07:80:31:c1:52:11:18:f9';

programs('OpenSC lists the readers, reads the ATR and sends a command', opensc, async t => {
  const world = withReaders({ card: healthyCard }, { name: 'Keypad Reader 01 00', pinpad: true });
  const { socket } = await serving(t, world);
  const list = await runGuest(socket, 'opensc-tool', ['-l']);
  t.match(list.stdout, new RegExp(`^0 +Yes +${name}$`, 'm'));
  t.match(list.stdout, /^1 +No +PIN pad +Keypad Reader 01 00$/m);
  t.match(await runGuest(socket, 'opensc-tool', ['-a']), { status: 0, stdout: new RegExp(`^${atr}`, 'm') });
  const apdu = '00:A4:04:00:09:A0:00:00:03:08:00:00:10:00:00';
  const sent = await runGuest(socket, 'opensc-tool', ['-r', '0', '-s', apdu]);
  t.match(sent.stdout, /Received \(SW1=0x90, SW2=0x00\)/);
});

programs(
  'pcsc_scan sees a card come while it watches, with and without plug and play',
  pcscTools,
  async t => {
    const { socket, service } = await serving(t, withReaders({}));
    t.match(await runGuest(socket, 'pcsc_scan', ['-r']), { status: 0, stdout: `0: ${name}` });
    const scan = runGuest(socket, 'pcsc_scan', ['-n', '-t', '2']);
    await pause(500, new AbortController().signal);
    service.become(withReaders({ card: healthyCard }, { name: 'Another Reader 01 00' }));
    const { stdout } = await scan;
    t.match(stdout, /Card removed/);
    t.match(stdout, /Card inserted/);
    t.match(stdout, /1: Another Reader 01 00/);
    t.match(await runGuest(socket, 'pcsc_scan', ['-c', '-n']), { stdout: /Card inserted/ });
  },
);

programs('scriptor sends what it is told', pcscTools, async t => {
  const { socket } = await serving(t);
  const { stdout } = await runGuest(
    socket,
    'scriptor',
    ['-r', name],
    '00 A4 04 00 09 A0 00 00 03 08 00 00 10 00\n00 CB 3F FF 05 5C 03 5F C1 07 00\n',
  );
  t.match(stdout, /< 61 25/);
  t.match(stdout, /< 53 33 F0/);
});

programs('pyscard waits for a card and talks to it', python, async t => {
  const { socket, service } = await serving(t, withReaders({}));
  const script = `
from smartcard.CardRequest import CardRequest
from smartcard.System import readers
from smartcard.util import toHexString
print(readers())
print("waiting", flush=True)
connection = CardRequest(timeout=20).waitforcard().connection
connection.connect()
print(toHexString(connection.getATR()))
print("%02X %02X" % connection.transmit([0, 0xA4, 4, 0, 9, 0xA0, 0, 0, 3, 8, 0, 0, 0x10, 0])[1:])
connection.disconnect()
`;
  const said = runGuest(socket, '/usr/bin/python3', ['-c', script]);
  await pause(700, new AbortController().signal);
  service.become(withReaders({ card: healthyCard }));
  const { stdout, stderr, status } = await said;
  t.equal(status, 0, stderr);
  t.match(stdout, `['${name}']\nwaiting\n${atr.toUpperCase().replaceAll(':', ' ')}\n61 25`);
});

programs('several programs share readers without meeting', opensc || python, async t => {
  const second = { ...emptyReader, name: 'Second Reader 01 00', card: healthyCard };
  const { socket } = await serving(t, withReaders({ card: healthyCard }, second));
  const runs = Array.from({ length: 6 }, (_, n) => runGuest(socket, 'opensc-tool', ['-r', `${n % 2}`, '-n']));
  for (const { stdout } of await Promise.all(runs)) t.match(stdout, 'Personal Identity Verification Card');
});

programs('a C program may wait, cancel, share and lock', compiler, async t => {
  const folder = t.testdir({});
  const program = join(folder, 'waits');
  const source = join(folder, 'waits.c');
  await writeFile(source, waits);
  const built = await runGuest('', '/usr/bin/gcc', [
    ...['-o', program, source, '-I/usr/include/PCSC', '-lpcsclite', '-lpthread'],
  ]);
  t.equal(built.status, 0, built.stderr);
  const { socket } = await serving(t);
  const { stdout } = await runGuest(socket, program);
  t.equal(
    stdout,
    'timeout 8010000A\ncancelled 80100002\nattribute 00000000 17\nbegin 00000000\nend 00000000\n',
  );
});

const waits = `
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <reader.h>
#include <winscard.h>
static SCARDCONTEXT context;
static void *cancel(void *none) { usleep(200000); SCardCancel(context); return none; }
static void say(const char *name, LONG rv) { printf("%s %08X", name, (unsigned)rv); }
int main(void) {
  char readers[1024]; DWORD length = sizeof readers, protocol; SCARDHANDLE card; pthread_t thread;
  BYTE atr[33]; DWORD atrLength = sizeof atr;
  SCARD_READERSTATE state; memset(&state, 0, sizeof state);
  SCardEstablishContext(SCARD_SCOPE_SYSTEM, NULL, NULL, &context);
  SCardListReaders(context, NULL, readers, &length);
  state.szReader = readers;
  SCardGetStatusChange(context, 0, &state, 1);
  state.dwCurrentState = state.dwEventState;
  say("timeout", SCardGetStatusChange(context, 100, &state, 1)); puts("");
  pthread_create(&thread, NULL, cancel, NULL);
  say("cancelled", SCardGetStatusChange(context, 10000, &state, 1)); puts("");
  pthread_join(thread, NULL);
  SCardConnect(context, readers, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, &card, &protocol);
  say("attribute", SCardGetAttrib(card, SCARD_ATTR_ATR_STRING, atr, &atrLength)); printf(" %lu\\n", atrLength);
  say("begin", SCardBeginTransaction(card)); puts("");
  say("end", SCardEndTransaction(card, SCARD_LEAVE_CARD)); puts("");
  SCardDisconnect(card, SCARD_LEAVE_CARD);
  SCardReleaseContext(context);
  return 0;
}
`;

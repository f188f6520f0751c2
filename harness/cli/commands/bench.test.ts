import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { emulatedFixture, loader, needsTerminal } from '../../bench/testing/pseudo-terminal.ts';
import { UserError } from '../../user-error.ts';
import { benchCommand } from './bench.ts';

const labFile = (t: Test, text: string): string => {
  const file = join(t.testdir(), 'lab.yaml');
  writeFileSync(file, text);
  return file;
};

const desk = (port: string, more = ''): string => `
lab: Leeds lab
stations:
  - name: desk-1
    reader: Gemalto PC Twin Reader 00 00
    fixture: { driver: removinator, port: "${port}" }
    cards:
      - { socket: 1, card: series 9 test card, owner: Leeds lab }
      - { socket: 2, card: series 8 test card, owner: Leeds lab }
      - { socket: 3, card: a card in daily use, owner: Ward 7 }
${more}`;

const bench = async (lab: string, args: readonly string[], options: object = {}) => {
  const said = { out: '', err: '' };
  const io = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
    terminal: false,
    colour: false,
    columns: 100,
  };
  const code = await benchCommand({ lab, timeout: '3000', args, ...options }, io);
  return { code, ...said };
};

const refused = async (t: Test, lab: string, args: readonly string[], why: RegExp, options: object = {}) => {
  try {
    await bench(lab, args, options);
    t.fail(`expected ${why}`);
  } catch (error) {
    t.ok(error instanceof UserError, String(error));
    t.match(String(error), why);
  }
};

t.test('cards are switched by the inventory', needsTerminal, async t => {
  const fixture = await emulatedFixture(t, {
    firmware: '1.0.1',
    present: [1, 3, 5],
    locked: [],
    debug: true,
  });
  const lab = labFile(t, desk(fixture.path));
  t.match(await bench(lab, ['list']), { code: 0, out: /desk-1\n.*Gemalto[\s\S]*9600 baud\): attached/ });
  t.match(await bench(lab, ['insert', '1']), {
    code: 0,
    out: /card 1 is connected\n +card 1 series 9 test card, connected\n +card 2 series 8 test card, empty/,
    err: '',
  });
  t.match(await bench(lab, ['insert', '2']), { code: 1, out: '', err: /desk-1: no card in socket 2/ });
  const { out } = await bench(lab, ['status'], { json: true });
  t.match(JSON.parse(out), {
    format: 1,
    station: 'desk-1',
    current: 1,
    present: [1, 3, 5],
    sockets: [
      { socket: 1, card: 'series 9 test card', own: true, present: true, connected: true },
      { socket: 2, own: true, present: false },
      { socket: 3, card: 'a card in daily use', own: false, present: true },
      { socket: 5, card: null, own: false, present: true },
    ],
  });
  await refused(t, lab, ['insert', '3'], /stations\.0\.cards\.2\.owner: .*not the lab’s own/);
  await refused(t, lab, ['insert', '5'], /stations\.0\.cards: no card listed for socket 5/);
  t.match((await bench(lab, ['status'])).out, /card 1 is connected[\s\S]*card 5 a card that is not listed/);
  t.match(await bench(lab, ['remove']), { code: 0, out: /no card is connected/ });
  await fixture.unplug();
  t.match(await bench(lab, ['list']), { code: 0, out: /no such port/ });
  t.match(JSON.parse((await bench(lab, ['status'], { json: true })).out), {
    failed: { code: 'unreachable' },
  });
});

t.test('the whole program ends in time, whatever the fixture does', needsTerminal, async t => {
  const main = fileURLToPath(new URL(`../main${extname(import.meta.url)}`, import.meta.url));
  const mute = await emulatedFixture(t, '');
  const lab = labFile(t, desk(mute.path));

  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>(resolve => {
    const args = [...loader, main, 'bench', 'insert', '1', '--lab', lab, '--timeout', '500'];
    const env = { ...process.env, NODE_OPTIONS: '' };
    execFile(process.execPath, args, { timeout: 20_000, env }, (error, _, stderr) =>
      resolve({ code: error?.code, stderr }),
    );
  });
  t.equal(code, 3);
  t.match(stderr, 'desk-1: the fixture said nothing within 500 ms');
});

t.test('a fixture must be named where there are several', async t => {
  const second = `
  - { name: desk-2, reader: Another Reader 00, fixture: { driver: removinator, port: /dev/no-such-port } }`;
  const lab = labFile(t, desk('/dev/not-there-either', second));
  await refused(t, lab, ['status'], /--fixture: .*desk-1, desk-2/);
  await refused(t, lab, ['status'], /--fixture: .*found "desk-3"/, { fixture: 'desk-3' });
  t.match(await bench(lab, ['status'], { fixture: 'desk-2' }), { code: 3, err: /desk-2: .*no-such-port/ });
  const { out } = await bench(lab, ['list'], { json: true });
  t.match(JSON.parse(out), { lab: 'Leeds lab', stations: [{ attached: false }, { attached: false }] });
});

t.test('what is wrong in a lab file or on the command line is named with its place', async t => {
  const wrong = (text: string, why: RegExp) => refused(t, labFile(t, text), ['list'], why);
  await wrong('lab: [', /lab\.yaml: line 1/);
  await wrong('lab: Leeds', /lab\.yaml: stations: /);
  await wrong('lab: Leeds\nstations: []', /stations: .*at least one station/);
  await wrong(desk('/dev/a').replace('removinator', 'robot'), /stations\.0\.fixture\.driver: .*"robot"/);
  await wrong(desk('/dev/a').replace('socket: 2', 'socket: 12'), /stations\.0\.cards\.1\.socket: .*12/);
  await wrong(
    desk('/dev/a').replace('socket: 2', 'socket: 1'),
    /cards\.1\.socket: .*cards\.0\.socket, found 1/,
  );
  await wrong(desk('/dev/a').replace('reader:', 'raeder:'), /stations\.0\.(raeder|reader)/);
  await wrong(desk('/dev/a', desk('/dev/b').split('stations:\n')[1]), /stations\.1\.name: .*desk-1/);
  await refused(t, join(t.testdir(), 'none.yaml'), ['list'], /none\.yaml: no such file/);
  const lab = labFile(t, desk('/dev/a'));
  await refused(t, lab, ['insert'], /expected a whole number from 1 on, found nothing/);
  await refused(t, lab, ['insert', 'two'], /found two/);
  await refused(t, lab, ['status'], /--timeout: .*soon/, { timeout: 'soon' });
  await refused(t, lab, ['juggle'], /expected list, status, insert or remove, found "juggle"/);
});

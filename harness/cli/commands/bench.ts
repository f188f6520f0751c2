import type { FailureCode, Outcome } from '../../../src/outcome.ts';
import type { Fixture, FixtureStatus } from '../../bench/fixture.ts';
import { type Lab, ownCard, readLab, type Station, stationOf } from '../../bench/lab.ts';
import { openFixture } from '../../bench/open-fixture.ts';
import { portExists } from '../../bench/serial-line.ts';
import { inWords, socketStates } from '../../bench/socket-states.ts';
import { UserError } from '../../user-error.ts';
import { cannotRun } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { page } from '../terminal.ts';

interface BenchOptions {
  readonly lab: string;
  readonly fixture?: string;
  readonly timeout: string;
  readonly json?: boolean;
  /** The action and, to insert, the number of the socket. */
  readonly args: readonly (string | undefined)[];
}

const whole = (name: string, text: string | undefined): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new UserError(name, null, `expected a whole number from 1 on, found ${text ?? 'nothing'}`);
  return number;
};

const json = (value: object): string => `${JSON.stringify({ format: 1, ...value }, null, 2)}\n`;

/** The inventory, and whether the ports in it exist. */
const list = async (lab: Lab, options: BenchOptions, io: Io): Promise<number> => {
  const stations = await Promise.all(
    lab.stations.map(async station => ({ ...station, attached: await portExists(station.fixture.port) })),
  );
  if (options.json) {
    io.out(json({ lab: lab.lab, stations }));
    return 0;
  }
  const sheet = page(io);
  for (const { name, reader, fixture, cards, attached } of stations) {
    const port = attached === null ? 'not known' : attached ? 'attached' : 'no such port';
    sheet.heading(name);
    sheet.line('reader ', reader);
    sheet.line('fixture', `${fixture.driver} at ${fixture.port} (${fixture.baud} baud): ${port}`);
    for (const { socket, card, owner } of cards)
      sheet.line(`card ${socket} `, owner === lab.lab ? card : `${card} (of ${owner}, never inserted)`);
  }
  io.out(sheet.text());
  return 0;
};

/** The ways in which a fixture itself says no. */
const noes: readonly FailureCode[] = ['no-card', 'refused-command'];

const hints: { readonly [code in FailureCode]?: string } = {
  'not-permitted': ' (on Debian, members of the group dialout may open serial ports)',
  busy: ' (another program holds the port)',
};

type Act = (fixture: Fixture, ms: number) => Promise<Outcome<FixtureStatus>>;

/** Opens the fixture, lets it act, closes it, and tells what it says then. */
const operate = async (lab: Lab, station: Station, act: Act, options: BenchOptions, io: Io) => {
  const ms = whole('--timeout', options.timeout);
  const opened = await openFixture(station.fixture, ms);
  const after = opened.kind === 'ok' ? await act(opened.value, ms) : opened;
  if (opened.kind === 'ok') await opened.value.close();
  if (after.kind === 'ok') {
    const sockets = socketStates(lab, station, after.value);
    if (options.json) io.out(json({ station: station.name, ...after.value, sockets }));
    else {
      const sheet = page(io);
      const { current } = after.value;
      sheet.heading(`${station.name}: ${current === null ? 'no card' : `card ${current}`} is connected`);
      for (const state of sockets) sheet.line(`card ${state.socket}`, inWords(state));
      io.out(sheet.text());
    }
    return 0;
  }
  const [code, why] =
    after.kind === 'failed' ? [after.code, after.detail] : (['unknown', after.because] as const);
  if (options.json) io.out(json({ station: station.name, failed: { code, detail: why } }));
  io.err(`err1002: ${station.name}: ${why}${hints[code] ?? ''}\n`);
  return opened.kind === 'ok' && noes.includes(code) ? 1 : cannotRun;
};

/** `err1002 bench`: 0 done, 1 the fixture said no, 3 could not run. A card that is not the lab's own moves nothing. */
export const benchCommand = async (options: BenchOptions, io: Io): Promise<number> => {
  const [action, number] = options.args;
  const lab = await readLab(options.lab);
  if (action === 'list') return list(lab, options, io);
  const station = stationOf(lab, options.fixture, options.lab);
  switch (action) {
    case 'status':
      return operate(lab, station, (fixture, ms) => fixture.status(ms), options, io);
    case 'remove':
      return operate(lab, station, (fixture, ms) => fixture.remove(ms), options, io);
    case 'insert': {
      const { socket } = ownCard(lab, station, whole('bench insert', number), options.lab);
      return operate(lab, station, (fixture, ms) => fixture.insert(socket, ms), options, io);
    }
    default:
      throw new UserError('bench', null, `expected list, status, insert or remove, found "${action}"`);
  }
};

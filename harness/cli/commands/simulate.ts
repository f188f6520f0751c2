import { once } from 'node:events';
import type { Pace } from '../../../sim/card/sim-card.ts';
import { healthyWorld } from '../../../sim/healthy-world.ts';
import type { World } from '../../../sim/world.ts';
import { readWorld, scenarioFile } from '../../input/world.ts';
import { privateFolder, socketIn } from '../../pcsc-service/private-folder.ts';
import { tooMany } from '../../pcsc-service/too-many.ts';
import { endingSignals, hungUp } from '../../signals.ts';
import { askControl } from '../../simulate/ask-control.ts';
import { controlSocket } from '../../simulate/control-socket.ts';
import { deedWords } from '../../simulate/deed.ts';
import { keyHelp, readKeys } from '../../simulate/keys.ts';
import { liveView } from '../../simulate/live-view.ts';
import { runInside } from '../../simulate/run-inside.ts';
import type { Onlooker, Stage } from '../../simulate/stage.ts';
import { stageHand } from '../../simulate/stage-hand.ts';
import { UserError } from '../../user-error.ts';
import { cannotRun } from '../exit-codes.ts';
import type { Io } from '../io.ts';

interface SimulateOptions {
  readonly world?: string;
  readonly scenario?: string;
  readonly service: string;
  readonly pace: string;
  readonly watch?: boolean;
  readonly control?: string;
  /** The command to run inside, or the words for a running simulation. */
  readonly args: readonly [readonly string[]];
}

const oneOf = <T extends string>(option: string, found: string, known: readonly T[]): T => {
  const value = known.find(name => name === found);
  if (value === undefined)
    throw new UserError(option, null, `expected ${known.join(' or ')}, found "${found}"`);
  return value;
};

const worldFor = async ({ world, scenario }: SimulateOptions): Promise<World> => {
  if (world !== undefined && scenario !== undefined)
    throw new UserError(null, '--world and --scenario', 'expected only one place');
  if (world !== undefined) return readWorld(world);
  return scenario === undefined ? healthyWorld : readWorld(scenarioFile(scenario));
};

const stageFor = async (
  service: 'own' | 'pcscd',
  world: World,
  pace: Pace,
  look: Onlooker,
): Promise<Stage> => {
  const reason = tooMany(world);
  if (reason !== null) throw new UserError(null, 'workstation.readers', reason);
  if (service === 'own') return (await import('../../simulate/own-stage.ts')).ownStage(world, pace, look);
  return (await import('../../simulate/pcscd-stage.ts')).pcscdStage(world, pace, look);
};

/** The exit code of the command as it ran where pcscd can be; null when that is here. */
const ranInNamespace = async (): Promise<number | null> => {
  const { inNamespace, insideNamespace, whyNoNamespace } = await import('../../virtual-reader/namespace.ts');
  if (insideNamespace()) return null;
  const why = await whyNoNamespace();
  if (why !== null) throw new UserError('--service pcscd', null, why);
  return inNamespace(process.argv.slice(1));
};

const tellRunning = async (socket: string, words: readonly string[], io: Io): Promise<number> => {
  if (words.join('').trim() === '')
    throw new UserError('--control', null, `expected what is to be done: ${deedWords}, state or quit`);
  const answer = (await askControl(socket, words.join(' '))) as {
    readonly error?: string;
    readonly state?: object;
  };
  if (answer.error !== undefined) throw new UserError(null, null, answer.error);
  if (answer.state !== undefined) io.out(`${JSON.stringify(answer.state, null, 2)}\n`);
  return 0;
};

/** A command that runs inside gets the signals, and ends us by its own end. */
const ignore = () => {};

/**
 * `err1002 simulate`: the status of the command that ran inside; without one, 0 when somebody ended it, 129 when its
 * terminal did; 3 could not run.
 */
export const simulateCommand = async (options: SimulateOptions, io: Io): Promise<number> => {
  const [words] = options.args;
  if (options.control !== undefined) return tellRunning(options.control, words, io);
  const service = oneOf('--service', options.service, ['own', 'pcscd']);
  const pace = oneOf('--pace', options.pace, ['card', 'instant']);
  const world = await worldFor(options);
  if (service === 'pcscd') {
    const status = await ranInNamespace();
    if (status !== null) return status;
  }
  const [command, ...args] = words;
  const watched = command === undefined || options.watch === true;
  const view = liveView(watched ? io.err : () => {});
  // From here on nothing may stay behind, whatever ends us.
  const enough = new AbortController();
  const over = once(enough.signal, 'abort');
  let status = 0;
  const quit = (signal?: NodeJS.Signals) => {
    if (signal === 'SIGHUP') status = hungUp;
    enough.abort();
  };
  for (const signal of endingSignals) process.on(signal, command === undefined ? quit : ignore);
  const folder = await privateFolder();
  let undo: () => Promise<void> = async () => folder.remove();
  try {
    const stage = await stageFor(service, world, pace, watched ? view.look : () => {});
    let closing = false;
    undo = after(undo, () => {
      closing = true;
      return stage.close();
    });
    void stage.died?.then(why => {
      if (closing) return;
      io.err(`err1002: ${why}\n`);
      status = cannotRun;
      if (command === undefined) quit();
    });
    const hand = stageHand(stage, words => view.say(`> ${words}`));
    const control = socketIn(folder, 'control');
    undo = after(undo, await controlSocket(control, hand, () => quit()));
    const environment = { PCSCLITE_CSOCK_NAME: stage.socket, ERR1002_CONTROL: control };
    const unfollow = watched ? view.follow(stage.service) : () => {};
    undo = after(undo, async () => unfollow());
    if (command !== undefined) return await runInside(command, args, environment, enough.signal);

    for (const [name, value] of Object.entries(environment)) io.out(`export ${name}=${value}\n`);
    io.err('Programs started with these two lines see the simulated readers; Ctrl-C ends it.\n');
    if (process.stdin.isTTY === true) {
      io.err(`${keyHelp}\n`);
      const release = readKeys(process.stdin, hand, stage.service, view.say, quit, io.err);
      undo = after(undo, async () => release());
    }
    await over;
    return status;
  } finally {
    await undo();
    for (const signal of endingSignals) process.off(signal, command === undefined ? quit : ignore);
  }
};

/** Undoes the latest first. */
const after = (earlier: () => Promise<void>, latest: () => Promise<void>) => async () => {
  await latest();
  await earlier();
};

import { once } from 'node:events';
import type { Pace } from '../../../sim/card/sim-card.ts';
import type { World } from '../../../sim/world.ts';
import { guidanceFor } from '../../input/guidance.ts';
import { certificateVariable } from '../../local-http/credential-management.ts';
import { privateFolder, socketIn } from '../../pcsc-service/private-folder.ts';
import { tooMany } from '../../pcsc-service/too-many.ts';
import { endingSignals, hungUp } from '../../signals.ts';
import { askControl } from '../../simulate/ask-control.ts';
import { controlSocket } from '../../simulate/control-socket.ts';
import { deedWords } from '../../simulate/deed.ts';
import { keyHelp, readKeys } from '../../simulate/keys.ts';
import { liveView } from '../../simulate/live-view.ts';
import { localStage } from '../../simulate/local-stage.ts';
import { oneOf, type SimulateOptions, worldFor } from '../../simulate/options.ts';
import { runInside } from '../../simulate/run-inside.ts';
import type { Onlooker, Stage } from '../../simulate/stage.ts';
import { stageHand } from '../../simulate/stage-hand.ts';
import { UserError } from '../../user-error.ts';
import { cannotRun } from '../exit-codes.ts';
import type { Io } from '../io.ts';

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

const localHelp = (service: string): string =>
  service === 'own'
    ? 'Browsers and programs find the NHS Port Service on localhost, by http or https (certificate: ERR1002_CERTIFICATE).\n'
    : `The ports are inside its own network: nsenter --target ${process.pid} --net COMMAND\n`;

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
  const guidance = await guidanceFor(options.guidance);
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
  let closing = false;
  const died = (why: string) => {
    if (closing) return;
    io.err(`err1002: ${why}\n`);
    status = cannotRun;
    if (command === undefined) quit();
  };
  for (const signal of endingSignals) process.on(signal, command === undefined ? quit : ignore);
  const folder = await privateFolder();
  let undo: () => Promise<void> = async () => folder.remove();
  try {
    const stage = await stageFor(service, world, pace, watched ? view.look : () => {});
    undo = after(undo, () => {
      closing = true;
      return stage.close();
    });
    void stage.died?.then(died);
    const local = options.listen
      ? await localStage(stage.service, guidance, folder.path, watched ? view.say : () => {}, died)
      : null;
    if (local !== null) undo = after(undo, local.close);
    const hand = stageHand(
      stage,
      words => view.say(`> ${words}`),
      () => (local === null ? {} : { localhost: local.state() }),
    );
    const control = socketIn(folder, 'control');
    undo = after(undo, await controlSocket(control, hand, () => quit()));
    const environment = {
      PCSCLITE_CSOCK_NAME: stage.socket,
      ...(local && { [certificateVariable]: local.certificate }),
      ERR1002_CONTROL: control,
    };
    const unfollow = watched ? view.follow(stage.service) : () => {};
    undo = after(undo, async () => unfollow());
    if (command !== undefined) return await runInside(command, args, environment, enough.signal);

    for (const [name, value] of Object.entries(environment)) io.out(`export ${name}=${value}\n`);
    io.err('Programs started with these lines see the simulated readers; Ctrl-C ends it.\n');
    if (local !== null) io.err(localHelp(service));
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

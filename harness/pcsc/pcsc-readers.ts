import { guard } from '../../src/card/read-only.ts';
import type { CardSession, ReadersDoor } from '../../src/doors/readers.ts';
import { failed, type Outcome, ok } from '../../src/outcome.ts';
import type { AdapterName } from './adapter.ts';
import type { Powered } from './child-calls.ts';
import { adapterVariable } from './choose-adapter.ts';
import { PcscChild } from './pcsc-child.ts';

/** What the door cannot find out by itself. */
export interface PcscOptions {
  /**
   * How an empty slot is known. `switch`: the reader feels the card. `inferred`: from silence, so that an empty slot and
   * a mute card look the same (`no-card-or-mute`). Readers named `Virtual PCD …` are always `inferred`.
   */
  readonly presence?: 'switch' | 'inferred';
  /** Unix socket of the PC/SC service, where it is not the usual one; at most 107 bytes. */
  readonly socket?: string;
  /** The npm package that speaks PC/SC; the first that loads, unless the environment says otherwise. */
  readonly adapter?: AdapterName;
}

/** How long a failed exchange may wait for the service to notice that the card is gone; it polls every 400 ms. */
const longestSettling = 1000;
/** How long another program may make us wait for its card; most log-ins are over by then. Milliseconds. */
const longestPatience = 3000;

/**
 * Real readers, each behind a child process that can be killed: a silent card costs its own caller the deadline and
 * nobody else anything. Cards are powered in shared mode, get read-only commands alone, and are left as they are; a
 * session should be short, since other programs may have to wait for its end. `skipped` where no adapter is installed.
 */
export const pcscReaders = (options: PcscOptions = {}): ReadersDoor & { close(): Promise<void> } => {
  const children = new Set<PcscChild>();
  // The service may still wait for a silent card on our behalf, and then it is not another program that makes us wait.
  const silent = new Set<string>();
  const env = {
    ...(options.socket === undefined ? {} : { PCSCLITE_CSOCK_NAME: options.socket }),
    ...(options.adapter === undefined ? {} : { [adapterVariable]: options.adapter }),
  };
  const open = (): PcscChild => {
    const child = new PcscChild(env);
    children.add(child);
    return child;
  };
  const close = async (child: PcscChild): Promise<void> => {
    await child.close();
    children.delete(child);
  };
  return {
    async list(deadline) {
      const child = open();
      const names = await child.call('list', null, deadline);
      await close(child);
      return names;
    },
    async connect(reader, deadline) {
      const child = open();
      const patience = silent.has(reader) ? deadline : Math.min(longestPatience, deadline / 2);
      const powered = await child.call('connect', { reader, patience }, deadline);
      if (powered.kind === 'ok') {
        const session = sessionOver(child, powered.value, {
          end: () => close(child),
          onSilence: () => silent.add(reader),
        });
        return ok(guard(session), powered.ms);
      }
      await close(child);
      const inferred = options.presence === 'inferred' || reader.startsWith('Virtual PCD');
      return inferred ? withoutSwitch(powered) : powered;
    },
    async close() {
      await Promise.all([...children].map(close));
    },
  };
};

const sessionOver = (
  child: PcscChild,
  { atr, protocol }: Powered,
  { end, onSilence }: { end(): Promise<void>; onSilence(): void },
): CardSession => ({
  atr,
  protocol,
  async transmit(command, deadline) {
    const settle = Math.min(longestSettling, deadline / 2);
    const outcome = await child.call('transmit', { command, settle }, deadline);
    if (outcome.kind === 'failed' && outcome.code === 'timed-out') onSilence();
    return outcome;
  },
  end,
});

const withoutSwitch = <T>(outcome: Outcome<T>): Outcome<T> =>
  outcome.kind === 'failed' && outcome.code === 'no-card'
    ? failed('no-card-or-mute', outcome.detail, outcome.ms)
    : outcome;

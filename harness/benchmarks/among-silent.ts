import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { healthyCard } from '../../sim/healthy-world.ts';
import { pause } from '../clock.ts';
import { cClient, clientArguments, clientEnvironment } from './clients.ts';
import type { Road } from './road.ts';

/** Milliseconds until every silent card has been sent a command: pcscd takes 400 ms to see a new card. */
const settling = 1500;
const commands = 2000;

/**
 * How much longer the slowest hundredth of commands to the last reader takes while programs wait for silent cards in all
 * the others, as a ratio. The road is of no more use afterwards.
 */
export const amongSilent = async (road: Road, program: string): Promise<number> => {
  const client = cClient(program, road.socket);
  const healthy = road.readers.slice(-1);
  const silent = road.readers.slice(0, -1);
  await client(commands, healthy);
  const alone = await client(commands, healthy);

  const world = road.service.world();
  const forever = { kind: 'stall', afterCommands: 0, ms: 'forever' } as const;
  const card = { ...healthyCard, faults: [forever] };
  road.service.become({
    ...world,
    readers: world.readers.map((reader, n) => (n < silent.length ? { ...reader, card } : reader)),
  });
  const { signal } = new AbortController();
  await pause(settling, signal);
  const waiting = spawn(program, clientArguments(1, silent), {
    stdio: 'ignore',
    env: clientEnvironment(road.socket),
  });
  const gone = once(waiting, 'exit');
  try {
    await pause(settling, signal);
    if (waiting.exitCode !== null) throw new Error('the silent cards answered');
    return (await client(commands, healthy)).p99 / alone.p99;
  } finally {
    waiting.kill('SIGKILL');
    await gone;
  }
};

import { parentPort, workerData } from 'node:worker_threads';
import type { Call, Told } from './apart.ts';

const told = async ({ name, args }: Call): Promise<Told> => {
  try {
    const work = await import(workerData);
    return { value: await work[name](...args) };
  } catch (error) {
    return { thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

parentPort?.on('message', async (call: Call) => parentPort?.postMessage(await told(call)));

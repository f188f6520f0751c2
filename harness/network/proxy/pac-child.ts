import { Worker } from 'node:worker_threads';
import type { Call, Reply } from '../shared-child.ts';
import { type PacQuestion, type PacReply, pacChooser } from './pac-choose.ts';

/** Memory of the whole process, bytes, beyond which it ends itself. */
const memoryLimit = 512 * 1024 * 1024;
/** Looks after a main thread that a script may keep busy: its memory, and whether anybody is left to answer. */
const watch = `
const { workerData: { memoryLimit, parent } } = require('node:worker_threads');
const pause = new Int32Array(new SharedArrayBuffer(4));
try {
  for (; process.memoryUsage.rss() < memoryLimit; Atomics.wait(pause, 0, 0, 100)) process.kill(parent, 0);
} catch {}
process.kill(process.pid, 'SIGKILL');`;

new Worker(watch, { eval: true, execArgv: [], workerData: { memoryLimit, parent: process.ppid } });
const end = () => process.kill(process.pid, 'SIGKILL');
process.on('disconnect', end);
// Whoever started this may be gone by now.
if (!process.connected) end();

const choose = pacChooser();
process.on('message', async ({ id, question }: Call<PacQuestion>) => {
  process.send?.({ id, answer: await choose(question) } satisfies Reply<PacReply>);
});

import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What a thread is asked: to call this function of its module. Plain data goes in. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** What it answers: plain data, or the stack of what was thrown. */
export type Told = { readonly value: unknown } | { readonly thrown: string };

/** What a module exports; only its functions can be called. */
type Work = { readonly [name: string]: unknown };
type Asked<F> = F extends (...args: infer A) => unknown ? A : never;
type Answer<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never;

/**
 * Calls functions that the module `name` beside `from` (an `import.meta.url`) exports, one at a time, in a thread of its own:
 * tap listens to every promise that is made in its thread, and what makes millions of them takes three times as long there.
 */
export const apart = <W extends Work>(name: string, from: string) => {
  const beside = (path: string, base: string): URL => new URL(`${path}${extname(from)}`, base);
  const worker = new Worker(beside('./apart-thread', import.meta.url), {
    workerData: beside(`./${name}`, from).href,
  });
  worker.unref();
  return async <N extends keyof W & string>(name: N, ...args: Asked<W[N]>): Promise<Answer<W[N]>> => {
    worker.ref();
    const told = await new Promise<Told>((resolve, reject) => {
      worker
        .removeAllListeners()
        .once('message', resolve)
        .once('error', reject)
        .once('exit', code => reject(new Error(`the thread ended with ${code}`)));
      worker.postMessage({ name, args } satisfies Call);
    });
    worker.unref();
    if ('thrown' in told) throw new Error(told.thrown);
    // It comes from the function of that name.
    return told.value as Answer<W[N]>;
  };
};

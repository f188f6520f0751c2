import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { isIPv4 } from 'node:net';
import { dirname, join } from 'node:path';
import { QuickJS } from 'quickjs-wasi';
import { fineStopwatch } from '../../clock.ts';
import { pacFunctions, unanswered } from './pac-functions.ts';

/** One run of a script: what it chose, the name whose address it wants to know first, or why it says nothing that counts. */
export type PacRun =
  | { readonly kind: 'chose'; readonly text: string }
  | { readonly kind: 'asks'; readonly name: string }
  | { readonly kind: 'open'; readonly because: string };

/** Milliseconds after which a run is stopped; scripts in use take a few, one of a mebibyte up to a second. */
const longestRun = 2000;
/** Largest single piece of memory, bytes; what a script takes altogether is for whoever started the process to watch. */
const largestPiece = 64 * 1024 * 1024;
const longestName = 255;

// The types of Node 20 leave it out.
declare const WebAssembly: { readonly compile: (code: Uint8Array) => Promise<object> };

/** Compiled once, since it would take longer than most scripts run. */
const compile = async () => {
  const found = createRequire(import.meta.url).resolve('quickjs-wasi/package.json');
  return WebAssembly.compile(await readFile(join(dirname(found), 'quickjs.wasm')));
};
let compiled: ReturnType<typeof compile> | undefined;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/**
 * Asks a script for the way to `https://host`, in a machine of its own each time. It sees addresses only that are
 * `known` by then; when it wants another it is stopped and has to be run again, so that no look-up holds up the rest.
 */
export const runPac = async (
  script: string,
  host: string,
  known: ReadonlyMap<string, string | null>,
  longest = longestRun,
): Promise<PacRun> => {
  let ended: PacRun | null = null;
  const stop = (run: PacRun): never => {
    ended ??= run;
    throw new Error('stopped');
  };
  const resolve = (name: string): string | null => {
    if (isIPv4(name)) return name;
    if (name.length > longestName) return null;
    const key = name.toLowerCase();
    return known.has(key) ? (known.get(key) ?? null) : stop({ kind: 'asks', name: key });
  };
  let elapsed = () => 0;
  const interruptHandler = () => {
    if (elapsed() > longest) ended ??= { kind: 'open', because: 'the PAC script does not come to an end' };
    return ended !== null;
  };
  compiled ??= compile();
  const vm = await QuickJS.create({ wasm: await compiled, memoryLimit: largestPiece, interruptHandler });
  const define = (name: string, work: (...args: readonly unknown[]) => unknown) =>
    vm
      .newFunction(name, (...args) => vm.hostToHandle(work(...args.map(arg => vm.dump(arg)))))
      .consume(made => vm.setProp(vm.global, name, made));
  for (const [name, work] of pacFunctions(resolve)) define(name, work);
  for (const name of unanswered)
    define(name, () =>
      stop({ kind: 'open', because: `the PAC script calls ${name}, which is not evaluated` }),
    );
  elapsed = fineStopwatch();
  try {
    vm.evalCode(script, 'proxy.pac').dispose();
    const url = host.includes(':') ? `https://[${host}]/` : `https://${host}/`;
    const call = `FindProxyForURL(${JSON.stringify(url)}, ${JSON.stringify(host)})`;
    const chosen = vm.evalCode(call).consume(handle => vm.dump(handle));
    if (ended !== null) return ended;
    // Browsers go without a proxy when the script says nothing.
    if (chosen === null || chosen === undefined) return { kind: 'chose', text: 'DIRECT' };
    return typeof chosen === 'string'
      ? { kind: 'chose', text: chosen }
      : { kind: 'open', because: 'the PAC script gives no text' };
  } catch (error) {
    return ended ?? { kind: 'open', because: `the PAC script fails: ${nameOf(error)}` };
  } finally {
    vm.dispose();
  }
};

import type { GenericSchema, InferOutput } from 'valibot';
import type { BrowserPolicy, SoftwareDoor } from '../../src/doors/software.ts';
import { failed, map, type Outcome, ok, skipped } from '../../src/outcome.ts';
import { bounded } from '../clock.ts';
import { powershell, type Run } from './powershell.ts';
import { MinidriversRow, PolicyRow, ProcessRow, ProductRow, rowsOf, ServiceRow } from './rows.ts';
import { scripts } from './scripts.ts';

type Rows<S extends GenericSchema> = readonly InferOutput<S>[];

/** The outcome of two steps, the second of which may fail too. */
const then = <A, B>(outcome: Outcome<A>, next: (value: A) => Outcome<B>): Outcome<B> =>
  outcome.kind === 'ok' ? { ...next(outcome.value), ms: outcome.ms } : outcome;

/** Asks once for all callers, each within its own deadline; only success is remembered. */
const fact = <S extends GenericSchema>(run: Run, script: string, schema: S) => {
  let asked: Promise<Outcome<Rows<S>>> | null = null;
  const ask = async (deadline: number): Promise<Outcome<Rows<S>>> => {
    const outcome = then(await run(script, deadline), output => rowsOf(schema, output));
    if (outcome.kind !== 'ok') asked = null;
    return outcome;
  };
  return (deadline: number): Promise<Outcome<Rows<S>>> =>
    bounded(deadline, () => {
      asked ??= ask(deadline);
      return asked;
    });
};

/** Letters and digits alone: `NHS Port Service` and `nhs-portservice` are one name. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const begins = (text: string, name: string): boolean =>
  plain(name) !== '' && plain(text).startsWith(plain(name));

/** No Windows is without services or programs: an empty list is an answer that went missing. */
const some = <T>(rows: readonly T[]): Outcome<readonly T[]> =>
  rows.length > 0 ? ok(rows) : failed('malformed', 'the list is empty');

const inside = (folder: string, file: string): boolean =>
  file.toLowerCase().startsWith(`${folder.toLowerCase().replace(/\\+$/, '')}\\`);

/** A policy of the machine outranks the same policy of the user; it comes first. */
const outranked = (policy: BrowserPolicy, index: number, all: readonly BrowserPolicy[]): boolean =>
  all.findIndex(({ browser, name }) => browser === policy.browser && name === policy.name) < index;

/** The software of a Windows workstation, asked through PowerShell: once for each kind of fact. */
export const windowsSoftware = (run: Run = powershell): SoftwareDoor => {
  const products = fact(run, scripts.products, ProductRow);
  const services = fact(run, scripts.services, ServiceRow);
  const processes = fact(run, scripts.processes, ProcessRow);
  const policies = fact(run, scripts.policies, PolicyRow);
  const minidrivers = fact(run, scripts.minidrivers, MinidriversRow);

  return {
    products: async deadline =>
      map(then(await products(deadline), some), rows => rows.map(({ name, version }) => ({ name, version }))),
    service: async (name, deadline) =>
      map(then(await services(deadline), some), rows => {
        const [service] = rows
          .filter(row => begins(row.title, name) || begins(row.name, name))
          .sort((a, b) => a.title.length - b.title.length);
        if (service === undefined) return 'absent';
        return service.state === 'Running' ? 'running' : 'stopped';
      }),
    /** The names of the executables are not published, so "no" needs to know the folder in which the product lives. */
    running: async (product, deadline) => {
      const [running, installed] = await Promise.all([processes(deadline), products(deadline)]);
      return then(then(running, some), rows => {
        if (rows.some(({ titles }) => titles.some(title => begins(title, product)))) return ok(true);
        if (installed.kind !== 'ok') return installed;
        const folders = installed.value
          .filter(({ name }) => begins(name, product))
          .map(({ folder }) => folder);
        if (folders.includes(''))
          return skipped(`no process is named after ${product}, and its folder is not recorded`);
        return ok(rows.some(({ file }) => folders.some(folder => inside(folder, file))));
      });
    },
    policies: async deadline =>
      map(await policies(deadline), rows => rows.filter((row, index, all) => !outranked(row, index, all))),
    middleware: async (_piv, deadline) =>
      map(then(await minidrivers(deadline), some), found =>
        found.some(({ Inbox, Cards }) => Inbox || [Cards ?? []].flat().some(card => /\bPIV\b/i.test(card))),
      ),
  };
};

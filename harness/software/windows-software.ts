import type { GenericSchema, InferOutput } from 'valibot';
import type { BrowserPolicy, SoftwareDoor } from '../../src/doors/software.ts';
import { failed, map, type Outcome, ok, skipped } from '../../src/outcome.ts';
import type { WindowsFacts } from './facts.ts';
import { MinidriversRow, PolicyRow, ProcessRow, ProductRow, rowsOf, ServiceRow } from './rows.ts';
import type { Part } from './script.ts';
import { ClientRow, DotnetRow, SessionRow, sessionKind, settingsIn, ZoneRow, zoneIn } from './settings.ts';

/** The outcome of two steps, the second of which may fail too. */
const then = <A, B>(outcome: Outcome<A>, next: (value: A) => Outcome<B>): Outcome<B> =>
  outcome.kind === 'ok' ? { ...next(outcome.value), ms: outcome.ms } : outcome;

/** Letters and digits alone: `NHS Port Service` and `nhs-portservice` are one name. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const begins = (text: string, name: string): boolean =>
  plain(name) !== '' && plain(text).startsWith(plain(name));

/** No Windows is without services or programs: an empty list is an answer that went missing. */
const some = <T>(rows: readonly T[]): Outcome<readonly T[]> =>
  rows.length > 0 ? ok(rows) : failed('malformed', 'the list is empty');

const only = <T>(rows: readonly T[]): Outcome<T> =>
  rows[0] === undefined ? failed('malformed', 'the list is empty') : ok(rows[0]);

const inside = (folder: string, file: string): boolean =>
  file.toLowerCase().startsWith(`${folder.toLowerCase().replace(/\\+$/, '')}\\`);

/** A policy of the machine outranks the same policy of the user; it comes first. */
const outranked = (policy: BrowserPolicy, index: number, all: readonly BrowserPolicy[]): boolean =>
  all.findIndex(({ browser, name }) => browser === policy.browser && name === policy.name) < index;

/** The software of a Windows workstation, as it says itself. */
export const windowsSoftware = (facts: WindowsFacts): SoftwareDoor => {
  const fact =
    <S extends GenericSchema>(part: Part, schema: S) =>
    async (deadline: number): Promise<Outcome<readonly InferOutput<S>[]>> =>
      then(await facts.known(part, deadline), rows => rowsOf(schema, rows));
  const products = fact('products', ProductRow);
  const services = fact('services', ServiceRow);
  const processes = fact('processes', ProcessRow);
  const policies = fact('policies', PolicyRow);
  const minidrivers = fact('minidrivers', MinidriversRow);
  const dotnet = fact('dotnet', DotnetRow);
  const session = fact('session', SessionRow);
  const zone = fact('zone', ZoneRow);
  const clients = fact('clients', ClientRow);

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
    dotnet: async deadline => map(then(await dotnet(deadline), only), ({ Release }) => Release),
    session: async deadline => then(then(await session(deadline), only), sessionKind),
    zone: async deadline => map(await zone(deadline), zoneIn),
    clientSettings: async deadline => map(await clients(deadline), settingsIn),
    middleware: async (_piv, deadline) =>
      map(then(await minidrivers(deadline), some), found =>
        found.some(({ inbox, cards }) => inbox || cards.some(card => /\bPIV\b/i.test(card))),
      ),
  };
};

import * as v from 'valibot';
import type { ClientSetting, IntranetZone, SessionKind } from '../../src/doors/software.ts';
import { type Outcome, ok, skipped } from '../../src/outcome.ts';

const number = v.nullish(v.pipe(v.number(), v.safeInteger()), null);
const text = v.nullish(v.string(), '');

export const SessionRow = v.object({
  Name: text,
  Id: number,
  Glass: number,
  Citrix: v.nullish(v.boolean(), false),
});
export const DotnetRow = v.object({ Release: number });
export const ZoneRow = v.object({
  AutoDetect: number,
  IntranetName: number,
  ProxyByPass: number,
  UNCAsIntranet: number,
});
export const ClientRow = v.pipe(
  v.object({
    Client: v.picklist(['identity-agent', 'smartcard-connect']),
    Name: v.string(),
    Value: v.string(),
  }),
  v.transform(({ Client, Name, Value }): ClientSetting => ({ client: Client, name: Name, value: Value })),
);

/**
 * The kind of session, from the name that Windows gives it (`Console`, `RDP-Tcp#0`, `ICA-TCP#0`) and from whether it is
 * the one at the screen, as Microsoft advises. On a Citrix desktop a session from elsewhere is called Console as well.
 */
export const sessionKind = ({
  Name,
  Id,
  Glass,
  Citrix,
}: v.InferOutput<typeof SessionRow>): Outcome<SessionKind> => {
  if (/^rdp-/i.test(Name)) return ok('rdp');
  if (/^ica-/i.test(Name)) return ok('citrix');
  if (Id === 0) return skipped('this runs in no session of a user');
  if (Name !== '' && Name.toLowerCase() !== 'console')
    return skipped('the session is of a kind not known here');
  if (Id === null || Glass === null || Id !== Glass)
    return skipped('the session is not the one at the screen');
  return Citrix ? skipped('on a Citrix desktop every session looks like one at the screen') : ok('console');
};

/** What is in force: of each value the first that is set, policies before the user's own. */
export const zoneIn = (rows: readonly v.InferOutput<typeof ZoneRow>[]): IntranetZone => {
  const first = (name: keyof v.InferOutput<typeof ZoneRow>): boolean | null => {
    const set = rows.map(row => row[name]).find(value => value !== null) ?? null;
    return set === null ? null : set !== 0;
  };
  return {
    autoDetect: first('AutoDetect'),
    intranetName: first('IntranetName'),
    proxyByPass: first('ProxyByPass'),
    uncAsIntranet: first('UNCAsIntranet'),
  };
};

/** Each setting once, where it stands first. */
export const settingsIn = (rows: readonly ClientSetting[]): readonly ClientSetting[] =>
  rows.filter(
    ({ client, name }, index) =>
      rows.findIndex(other => other.client === client && other.name === name) === index,
  );

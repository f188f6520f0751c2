import { execFile } from 'node:child_process';
import { failure } from '../failure.ts';
import { environmentSettings } from './environment.ts';
import { gnomeSchema, gnomeSettings, isGnome } from './gnome.ts';
import { macSettings } from './mac.ts';
import type { ProxySettings } from './settings.ts';
import { shared } from './shared.ts';
import { readWindowsSettings } from './windows.ts';

/** Reads the settings anew; throws a failure, and gives up when the signal fires. */
export type ReadSettings = (signal: AbortSignal) => Promise<ProxySettings>;

/** What a program of the system prints, at most 1 MiB. */
const print = (program: string, args: readonly string[], signal: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(program, args, { signal, killSignal: 'SIGKILL' }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(failure('unknown', `${program}: ${error.code}`));
    });
  });

const readMacSettings: ReadSettings = async signal => macSettings(await print('scutil', ['--proxy'], signal));

/** The desktop's settings go before the environment, which a terminal may have set otherwise; so does Chromium. */
const readUnixSettings: ReadSettings = async signal => {
  const environment = environmentSettings(process.env);
  if (!isGnome(process.env.XDG_CURRENT_DESKTOP)) return environment;
  const printed = await print('gsettings', ['list-recursively', gnomeSchema], signal).catch(() => '');
  return gnomeSettings(printed) ?? environment;
};

/** The proxy settings that browsers on this machine follow; those who ask at the same time share one reading. */
export const systemProxySettings = (platform: NodeJS.Platform): ReadSettings =>
  shared(
    platform === 'win32' ? readWindowsSettings : platform === 'darwin' ? readMacSettings : readUnixSettings,
  );

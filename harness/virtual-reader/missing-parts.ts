import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The reader driver of the Debian package vsmartcard-vpcd. */
export const vpcdDriver = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';

/** Where the private namespace keeps its own copy of the driver: it hides all installed ones. */
export const driverInside = '/run/err1002/libifdvpcd.so';

/** Where administrators' programs lie, on the search path or not. */
export const programFolders = [...(process.env.PATH ?? '').split(':').filter(Boolean), '/usr/sbin', '/sbin'];

const installed = (program: string): boolean =>
  programFolders.some(folder => existsSync(join(folder, program)));

const parts: readonly { readonly debian: string; readonly found: () => boolean }[] = [
  { debian: 'util-linux', found: () => installed('unshare') && installed('setpriv') },
  { debian: 'iproute2', found: () => installed('ip') },
  { debian: 'pcscd', found: () => installed('pcscd') },
  { debian: 'vsmartcard-vpcd', found: () => existsSync(vpcdDriver) || existsSync(driverInside) },
];

/** Debian packages that the virtual reader needs and this machine lacks. */
export const missingParts = (): readonly string[] =>
  parts.filter(({ found }) => !found()).map(({ debian }) => debian);

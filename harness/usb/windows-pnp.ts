import * as v from 'valibot';
import type { AttachedReader } from '../../src/doors/usb.ts';
import type { Outcome } from '../../src/outcome.ts';
import { rowsOf } from '../software/rows.ts';

/**
 * Lists smart card readers as JSON: devices of that class, and devices that say on the bus that they are one (USB class
 * 0B) but that Windows could not put into any class for want of a driver.
 */
export const pnpScript = `
$rows = @(Get-CimInstance -ClassName Win32_PnPEntity | Where-Object { $_.Present -and
  ($_.PNPClass -eq 'SmartCardReader' -or ($_.CompatibleID -match '^USB\\\\Class_0B')) } |
  Select-Object Name, ConfigManagerErrorCode)
ConvertTo-Json -Compress -InputObject $rows
`;

/** Codes of the Windows device manager that say something of the driver: 0 works, 28 has none. */
const drivers: ReadonlyMap<number | null, AttachedReader['driver']> = new Map([
  [0, 'working'],
  [28, 'missing'],
]);

const PnpRow = v.pipe(
  v.object({ Name: v.nullable(v.string()), ConfigManagerErrorCode: v.nullable(v.number()) }),
  v.transform(({ Name, ConfigManagerErrorCode }) => ({
    name: Name ?? 'smart card reader',
    driver: drivers.get(ConfigManagerErrorCode) ?? 'unknown',
  })),
);

/** Reads what `pnpScript` prints. `malformed` when it is not that. */
export const parsePnp = (printed: string): Outcome<readonly AttachedReader[]> => rowsOf(PnpRow, printed);

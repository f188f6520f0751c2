import { minidrivers, processes, products, services } from './ask-programs.ts';
import { readers } from './ask-readers.ts';
import { clients, dotnet, policies, session, zone } from './ask-settings.ts';

/** Everything that is asked of Windows, what is quick to answer first. */
const questions = {
  session,
  dotnet,
  zone,
  clients,
  policies,
  minidrivers,
  products,
  services,
  readers,
  processes,
} as const;

export type Part = keyof typeof questions;

export const parts = Object.keys(questions) as readonly Part[];

/** More rows of one part, or values of one key, than any workstation has. */
const mostRows = 5000;

/**
 * `Values` reads the named values of a key and no others, however many there are. `Tell` prints one part as one line of
 * JSON: its rows, or why it could not be asked in words that no language of the system changes. All that is not ASCII is
 * escaped, so that no code page can spoil it.
 */
const preamble = `
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
$most = ${mostRows}
function Values($key, $names) {
  if (Test-Path -LiteralPath $key) {
    $exact = @($names | ForEach-Object { [System.Management.Automation.WildcardPattern]::Escape($_) })
    if ($exact) { Get-ItemProperty -LiteralPath $key -Name $exact -ErrorAction SilentlyContinue }
  }
}
function Tell($part, $ask) {
  try {
    $rows = @(& $ask | Select-Object -First $most)
    $said = ConvertTo-Json -Compress -Depth 4 -InputObject @{ Part = $part; Rows = $rows }
  } catch {
    $why = @{ Part = $part; Failed = [string]$_.CategoryInfo.Category; Why = [string]$_.FullyQualifiedErrorId }
    $said = ConvertTo-Json -Compress -InputObject $why
  }
  $codes = @{}
  foreach ($odd in [regex]::Matches($said, '[^ -~]')) { $codes[[int][char]$odd.Value] = $true }
  foreach ($code in $codes.Keys) { $said = $said.Replace([string][char]$code, ('\\u{0:x4}' -f $code)) }
  $said
}`;

/**
 * The script that asks for these parts. It only reads, needs no administrator, stays within what constrained language
 * mode allows, and holds no double quote, which the command line of Windows would change.
 */
export const scriptFor = (wanted: readonly Part[]): string =>
  [preamble, ...wanted.map(part => `Tell ${part} {${questions[part]}\n}`)].join('\n');

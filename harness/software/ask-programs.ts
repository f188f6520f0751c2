/** Installed programs of this machine (64 and 32 bits) and of this user. */
export const products = `
foreach ($root in 'HKLM:\\SOFTWARE', 'HKLM:\\SOFTWARE\\WOW6432Node', 'HKCU:\\SOFTWARE') {
  $view = $root + '\\Microsoft\\Windows\\CurrentVersion\\Uninstall'
  if (Test-Path -LiteralPath $view) {
    Get-ChildItem -LiteralPath $view -ErrorAction SilentlyContinue | ForEach-Object {
      try { Values $_.PSPath @('DisplayName', 'DisplayVersion', 'InstallLocation') } catch { }
    } | Where-Object { $_.DisplayName } | Select-Object 'DisplayName', 'DisplayVersion', 'InstallLocation'
  }
}`;

/** All services; their state is in English whatever the language of the system. */
export const services = `
Get-CimInstance -ClassName Win32_Service -Property 'Name', 'DisplayName', 'State' |
  Select-Object 'Name', 'DisplayName', 'State'`;

/** Processes of the session in which we run, with the product that each executable says it belongs to. */
export const processes = `
$session = (Get-Process -Id $PID).SessionId
Get-CimInstance -ClassName Win32_Process -Filter ('SessionId = ' + $session) | ForEach-Object {
  $about = $null
  try { $about = (Get-Item -LiteralPath $_.ExecutablePath).VersionInfo } catch { }
  @{ Name = $_.Name; ExecutablePath = $_.ExecutablePath
    ProductName = $about.ProductName; FileDescription = $about.FileDescription }
}`;

/** Whether the PIV minidriver that comes with Windows is there, and the cards that others are registered for. */
export const minidrivers = `
$key = 'HKLM:\\SOFTWARE\\Microsoft\\Cryptography\\Calais\\SmartCards'
$cards = @(if (Test-Path -LiteralPath $key) { Get-ChildItem -LiteralPath $key | ForEach-Object { $_.PSChildName } })
@{ Inbox = (Test-Path -LiteralPath ($env:SystemRoot + '\\System32\\msclmd.dll')); Cards = $cards }`;

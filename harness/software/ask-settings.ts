/**
 * What the session calls itself, its number beside that of the session at the screen, and whether the machine is a
 * Citrix desktop, on which a session from elsewhere calls itself Console too.
 */
export const session = `
$id = (Get-Process -Id $PID).SessionId
$name = $env:SESSIONNAME
if (-not $name) { $name = (Values ('HKCU:\\Volatile Environment\\' + $id) 'SESSIONNAME').SESSIONNAME }
$glass = (Values 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server' 'GlassSessionId').GlassSessionId
@{ Name = $name; Id = $id; Glass = $glass; Citrix = (Test-Path -LiteralPath 'HKLM:\\SOFTWARE\\Citrix\\VirtualDesktopAgent') }`;

/** The number by which .NET Framework 4.5 and later say which they are. */
export const dotnet = `
@{ Release = (Values 'HKLM:\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full' 'Release').Release }`;

/** How the local intranet zone is made up: policies of the machine, of the user, then the user's own settings. */
export const zone = `
$names = 'AutoDetect', 'IntranetName', 'ProxyByPass', 'UNCAsIntranet'
foreach ($root in 'HKLM:\\SOFTWARE\\Policies\\', 'HKCU:\\SOFTWARE\\Policies\\', 'HKCU:\\SOFTWARE\\') {
  Values ($root + 'Microsoft\\Windows\\CurrentVersion\\Internet Settings\\ZoneMap') $names | Select-Object $names
}`;

/** Settings of the smartcard clients, those that outrank the others first. */
export const clients = `
$names = 'ActivatePOSTURL', 'UseCardReaderPolling', 'TrustedCertificateIssuers'
$keys = @{ 'identity-agent' = 'HSCIC\\Identity Agent'; 'smartcard-connect' = 'NHS\\SmartcardConnect' }
foreach ($client in $keys.Keys) {
  foreach ($root in 'HKLM:\\SOFTWARE\\Policies\\', 'HKLM:\\SOFTWARE\\WOW6432Node\\', 'HKLM:\\SOFTWARE\\', 'HKCU:\\SOFTWARE\\') {
    $set = Values ($root + $keys[$client]) $names
    if ($set) { foreach ($name in $names) { if ($null -ne $set.$name) {
      @{ Client = $client; Name = $name; Value = [string]$set.$name }
    } } }
  }
}`;

/**
 * Chrome and Edge policies, those of the machine before those of the user; a list is a key of its own. What is only
 * recommended is not in force.
 */
export const policies = `
foreach ($hive in 'HKLM:', 'HKCU:') {
  foreach ($browser in @('chrome', 'Google\\Chrome'), @('edge', 'Microsoft\\Edge')) {
    $path = $hive + '\\SOFTWARE\\Policies\\' + $browser[1]
    if (-not (Test-Path -LiteralPath $path)) { continue }
    $names = @((Get-Item -LiteralPath $path).Property | Select-Object -First $most)
    $set = Values $path $names
    foreach ($name in $names) { @{ Browser = $browser[0]; Name = $name; Values = @([string]$set.$name) } }
    Get-ChildItem -LiteralPath $path | Where-Object { $_.PSChildName -ne 'Recommended' } | ForEach-Object {
      $names = @($_.Property | Select-Object -First $most)
      $set = Values $_.PSPath $names
      @{ Browser = $browser[0]; Name = $_.PSChildName; Values = @($names | ForEach-Object { [string]$set.$_ }) }
    }
  }
}`;

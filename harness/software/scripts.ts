/**
 * What is asked of Windows. Every script only reads, needs no administrator, stays within what constrained language
 * mode allows, holds no double quote, and prints one JSON value.
 */
export const scripts = {
  /** Installed programs of this machine (64 and 32 bits) and of this user. */
  products: `
$view = 'Microsoft\\Windows\\CurrentVersion\\Uninstall'
$keys = @('HKLM:\\SOFTWARE', 'HKLM:\\SOFTWARE\\WOW6432Node', 'HKCU:\\SOFTWARE') |
  ForEach-Object { Join-Path $_ $view } | Where-Object { Test-Path $_ }
$rows = @($keys | Get-ChildItem -ErrorAction SilentlyContinue | ForEach-Object {
  try { Get-ItemProperty -LiteralPath $_.PSPath } catch { }
} | Where-Object { $_.DisplayName } | Select-Object DisplayName, DisplayVersion, InstallLocation)
ConvertTo-Json -Compress -InputObject $rows
`,

  /** All services; their state is in English whatever the language of the system. */
  services: `
$rows = @(Get-CimInstance -ClassName Win32_Service | Select-Object Name, DisplayName, State)
ConvertTo-Json -Compress -InputObject $rows
`,

  /** Processes of the session in which we run, with the product that each executable says it belongs to. */
  processes: `
$session = (Get-Process -Id $PID).SessionId
$rows = @(Get-CimInstance -ClassName Win32_Process -Filter ('SessionId = ' + $session) | ForEach-Object {
  $about = $null
  try { $about = (Get-Item -LiteralPath $_.ExecutablePath).VersionInfo } catch { }
  [pscustomobject]@{ Name = $_.Name; ExecutablePath = $_.ExecutablePath
    ProductName = $about.ProductName; FileDescription = $about.FileDescription }
})
ConvertTo-Json -Compress -InputObject $rows
`,

  /** Chrome and Edge policies, those of the machine before those of the user; a list is a key with numbered values. */
  policies: `
$browsers = @{ chrome = 'SOFTWARE\\Policies\\Google\\Chrome'; edge = 'SOFTWARE\\Policies\\Microsoft\\Edge' }
$rows = @(foreach ($hive in 'HKLM:', 'HKCU:') { foreach ($browser in $browsers.Keys) {
  $path = Join-Path $hive $browsers[$browser]
  if (-not (Test-Path $path)) { continue }
  foreach ($name in (Get-Item -LiteralPath $path).Property) {
    [pscustomobject]@{ Browser = $browser; Name = $name
      Values = @([string](Get-ItemProperty -LiteralPath $path).$name) }
  }
  foreach ($list in Get-ChildItem -LiteralPath $path) {
    $values = Get-ItemProperty -LiteralPath $list.PSPath
    [pscustomobject]@{ Browser = $browser; Name = $list.PSChildName
      Values = @($list.Property | ForEach-Object { [string]$values.$_ }) }
  }
} })
ConvertTo-Json -Compress -Depth 3 -InputObject $rows
`,

  /** Whether the PIV minidriver that comes with Windows is there, and the cards that others are registered for. */
  minidrivers: `
$key = 'HKLM:\\SOFTWARE\\Microsoft\\Cryptography\\Calais\\SmartCards'
$inbox = Test-Path (Join-Path $env:SystemRoot 'System32\\msclmd.dll')
$cards = @(if (Test-Path $key) { Get-ChildItem -LiteralPath $key | ForEach-Object { $_.PSChildName } })
ConvertTo-Json -Compress -InputObject @{ Inbox = $inbox; Cards = $cards }
`,
} as const;

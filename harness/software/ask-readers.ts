/**
 * Smart card readers: devices of that class, and devices that say on the bus that they are one (USB class 0B) but that
 * Windows could not put into any class for want of a driver; each with the problem code of the device manager and its driver.
 */
export const readers = `
$about = 'DEVPKEY_Device_DriverProvider', 'DEVPKEY_Device_DriverVersion', 'DEVPKEY_Device_DriverDate'
Get-CimInstance -ClassName Win32_PnPEntity | Where-Object { $_.Present -and
  ($_.PNPClass -eq 'SmartCardReader' -or ($_.CompatibleID -match '^USB\\\\Class_0B')) } | ForEach-Object {
  $driver = @{}
  try { Get-PnpDeviceProperty -InstanceId $_.PNPDeviceID -KeyName $about | ForEach-Object { $driver[$_.KeyName] = $_.Data } } catch { }
  @{ Name = $_.Name; Problem = $_.ConfigManagerErrorCode
    Provider = $driver[$about[0]]; Version = $driver[$about[1]]; Date = $driver[$about[2]] }
}`;

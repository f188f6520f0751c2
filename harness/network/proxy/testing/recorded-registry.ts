/**
 * What `reg query` of Wine 8.0 (Debian 8.0~repack-4) printed on 22 November 2026, byte for byte; a character is a byte.
 * The values were put in beforehand with its `reg add`. Not recorded from Windows, which prints the same shape.
 */
export const recorded = {
  /** HKCU, Internet Settings; English, code page 437: `\x9a` is a capital U with diaeresis. */
  settings: [
    '',
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
    '    (Default)    REG_SZ    standard',
    '    AutoConfigURL    REG_SZ    http://pac.example/\x9abersicht.pac',
    '    Big    REG_QWORD    (null)',
    '    Empty    REG_SZ    ',
    '    Expands    REG_EXPAND_SZ    %SystemRoot%',
    '    Many    REG_MULTI_SZ    one\\0two',
    '    MigrateProxy    REG_DWORD    0x1',
    '    ProxyEnable    REG_DWORD    0x1',
    '    ProxyOverride    REG_SZ    *.Service.example;10.*;<local>',
    '    ProxyServer    REG_SZ    http=a.example:80;https=Proxy.example:8080',
    '    User Agent    REG_SZ    Mozilla/4.0 (compatible; MSIE 8.0; Win32)',
    '    ZonesSecurityUpgrade    REG_BINARY    A0B1C2D3',
    '',
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections',
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\ZoneMap',
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Zones',
    '',
  ].join('\r\n'),
  /** The same in German. */
  settingsInGerman: [
    '',
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
    '    (Standard)    REG_SZ    standard',
    '    AutoConfigURL    REG_SZ    http://pac.example/\x9abersicht.pac',
    '    Big    REG_QWORD    (null)',
    '    Empty    REG_SZ    ',
    '    Expands    REG_EXPAND_SZ    %SystemRoot%',
    '    Many    REG_MULTI_SZ    one\\0two',
    '    MigrateProxy    REG_DWORD    0x1',
    '    ProxyEnable    REG_DWORD    0x1',
    '    ProxyOverride    REG_SZ    *.Service.example;10.*;<local>',
    '    ProxyServer    REG_SZ    http=a.example:80;https=Proxy.example:8080',
    '    User Agent    REG_SZ    Mozilla/4.0 (compatible; MSIE 8.0; Win32)',
    '    ZonesSecurityUpgrade    REG_BINARY    A0B1C2D3',
    '',
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections',
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\ZoneMap',
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Zones',
    '',
  ].join('\r\n'),
  /** Its subkey Connections. */
  connections: [
    '',
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections',
    '    DefaultConnectionSettings    REG_BINARY    46000000070000000F0000002A000000687474703D612E6578616D706C653A38303B68747470733D50726F78792E6578616D706C653A383038301E0000002A2E536572766963652E6578616D706C653B31302E2A3B3C6C6F63616C3E1C000000687474703A2F2F7061632E6578616D706C652F70726F78792E7061630000000000000000000000000000000000000000000000000000000000000000',
    '    SavedLegacySettings    REG_BINARY    4600000009000000090000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
    '',
    '',
  ].join('\r\n'),
  /** HKLM, Internet Settings\\Connections. */
  machineConnections: [
    '',
    'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections',
    '    WinHttpSettings    REG_BINARY    1800000000000000030000001400000077696E687474702E6578616D706C653A33313238070000003C6C6F63616C3E',
    '',
    '',
  ].join('\r\n'),
  /** HKLM, the policy. */
  policy: [
    '',
    'HKEY_LOCAL_MACHINE\\Software\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
    '    ProxySettingsPerUser    REG_DWORD    0x0',
    '',
    '',
  ].join('\r\n'),
  /** HKLM, the interfaces of TCP/IP, with `/s /v DhcpInterfaceOptions`. */
  leases: [
    '',
    'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces\\{01042ACD-4CEF-4700-8E63-486B18A06653}',
    '    DhcpInterfaceOptions    REG_BINARY    0600000000000000040000000000000000943577C0000235FC000000000000001C0000000000000000943577687474703A2F2F7061632E6578616D706C652F777061642E646174000F000000000000000D000000000000000094357774727573742E6578616D706C650000000100000000000000040000000000000000943577FFFFFF00',
    '',
    'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces\\{11042ACD-4CEF-4700-8E63-486B18A06653}',
    '    DhcpInterfaceOptions    REG_BINARY    0F00000000000000000000000000000093EC45577900000000000000000000000000000093EC4557',
    '',
    'Search complete. Number of matches found: 2',
    '',
  ].join('\r\n'),
};

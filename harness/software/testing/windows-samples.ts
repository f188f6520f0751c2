import type { Part } from '../script.ts';

/**
 * What each part prints on a workstation in good order, in the shapes that Microsoft documents for these classes, keys
 * and cmdlets. Nothing here was recorded on a real workstation; names of products are NHS England's own.
 */
export const windowsSamples: Readonly<Record<Part, readonly unknown[]>> = {
  session: [{ Name: 'Console', Id: 1, Glass: 1, Citrix: false }],
  dotnet: [{ Release: 533325 }],
  zone: [{ AutoDetect: 0, IntranetName: 1, ProxyByPass: 1, UNCAsIntranet: 1 }],
  clients: [{ Client: 'identity-agent', Name: 'UseCardReaderPolling', Value: 'false' }],
  policies: [
    { Browser: 'edge', Name: 'BlockThirdPartyCookies', Values: ['1'] },
    { Browser: 'edge', Name: 'BlockThirdPartyCookies', Values: ['0'] },
    { Browser: 'chrome', Name: 'CookiesAllowedForUrls', Values: { value: ['[*.]localhost', 'b'], Count: 2 } },
    { Browser: 'chrome', Name: 'HomepageLocation', Values: 'https://intranet.example' },
    { Browser: 'firefox', Name: 'X', Values: ['1'] },
    { Browser: 'chrome', Name: 'Empty' },
  ],
  minidrivers: [{ Inbox: false, Cards: ['Identity Device (NIST SP 800-73 [PIV])'] }],
  products: [
    {
      DisplayName: 'NHS Credential Management',
      DisplayVersion: '1.4.2.0',
      InstallLocation: '"C:\\NHS\\CM\\"',
    },
    { DisplayName: 'NHS Port Service', DisplayVersion: null, InstallLocation: '' },
    { DisplayName: 'Médecin', InstallLocation: null },
    { DisplayVersion: '1.0' },
    null,
  ],
  services: [
    { Name: 'SCardSvr', DisplayName: 'Smart Card', State: 'Stopped' },
    { Name: 'ScDeviceEnum', DisplayName: 'Smart Card Device Enumeration Service', State: 'Running' },
    { Name: 'PRS', DisplayName: 'NHS Port Service 1.0', State: 'Running' },
    { Name: 'Odd', DisplayName: null, State: null },
  ],
  readers: [
    {
      Name: 'Microsoft Usbccid Smartcard Reader (WUDF)',
      Problem: 0,
      Provider: 'Microsoft',
      Version: '10.0.19041.1',
      Date: '/Date(1150848000000)/',
    },
    { Name: 'CCID USB Reader', Problem: 28, Provider: null, Version: null, Date: null },
  ],
  processes: [
    { Name: 'System', ExecutablePath: null, ProductName: null, FileDescription: null },
    { Name: 'client.exe', ExecutablePath: 'c:\\nhs\\cm\\client.exe', ProductName: 'Client' },
    { Name: 'NHSPortService.exe', ExecutablePath: 'C:\\Other\\NHSPortService.exe' },
  ],
};

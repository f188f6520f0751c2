import type { Guidance } from './guidance.ts';

/** What NHS Credential Management needs, and from which release number on .NET Framework is which version. */
export const dotnet: Guidance['dotnet'] = {
  minimum: '4.8',
  source: 'credential-management-product',
  releases: [
    { from: 378389, version: '4.5' },
    { from: 378675, version: '4.5.1' },
    { from: 379893, version: '4.5.2' },
    { from: 393295, version: '4.6' },
    { from: 394254, version: '4.6.1' },
    { from: 394802, version: '4.6.2' },
    { from: 460798, version: '4.7' },
    { from: 461308, version: '4.7.1' },
    { from: 461808, version: '4.7.2' },
    { from: 528040, version: '4.8' },
    { from: 533320, version: '4.8.1' },
  ],
  releasesSource: 'dotnet-releases',
};

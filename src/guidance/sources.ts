import type { Source } from './guidance.ts';

const cis = 'https://digital.nhs.uk/services/care-identity-service';

/** Every page and list that our facts rest on. Dates are the page's own "last edited", or the day of the list. */
export const sources = {
  err1002: {
    title: 'ERR1002 Unable to read smartcard',
    where: `${cis}/setting-up-and-troubleshooting/common-issues/err1002-unable-to-read-smartcard`,
    date: '2024-04-24',
    certainty: 'documented',
  },
  domains: {
    title: 'Allowing domains in Care Identity Service',
    where: `${cis}/setting-up-and-troubleshooting/allowing-domains-in-care-identity-service`,
    date: '2024-01-16',
    certainty: 'documented',
  },
  'cis2-discovery': {
    title: 'NHS CIS2 Authentication: Discovery',
    where: `${cis}/cis2-authentication/guidance-for-developers/detailed-guidance/discovery`,
    date: 'n/d',
    certainty: 'documented',
  },
  'credential-management': {
    title: 'Troubleshooting NHS Credential Management',
    where: `${cis}/setting-up-and-troubleshooting/troubleshooting-nhs-credential-management`,
    date: 'n/d',
    certainty: 'documented',
  },
  'set-up-credential-management': {
    title: 'Set up and troubleshoot Credential Management and Smartcard Connect',
    where: `${cis}/setting-up-and-troubleshooting/set-up-and-troubleshoot-credential-management-and-smartcard-connect`,
    date: 'n/d',
    certainty: 'documented',
  },
  'localhost-zone': {
    title:
      'Local intranet zone settings for Credential Management; that localhost must bypass the proxy is how proxies work, and not said there',
    where: `${cis}/setting-up-and-troubleshooting/troubleshooting-nhs-credential-management`,
    date: 'n/d',
    certainty: 'general',
  },
  'credential-management-product': {
    title: 'NHS Credential Management: what it needs',
    where: `${cis}/applications-and-services/technical-services/credential-management`,
    date: 'n/d',
    certainty: 'documented',
  },
  'dotnet-releases': {
    title: 'Microsoft Learn: determine which .NET Framework versions are installed',
    where:
      'https://learn.microsoft.com/dotnet/framework/install/how-to-determine-which-versions-are-installed',
    date: 'n/d',
    certainty: 'general',
  },
  'port-service-library': {
    title: 'NHS Port Service library 1.0.0.0 and its README',
    where: 'https://github.com/NHSDigital/nhs-credential-manager-prescription-signing',
    date: 'n/d',
    certainty: 'code',
  },
  'identity-agent': {
    title: 'Troubleshooting NHS Identity Agent, and the deprecation notice for versions before 2.4.10.0',
    where: `${cis}/setting-up-and-troubleshooting/troubleshooting-nhs-identity-agent`,
    date: '2025-10-12',
    certainty: 'documented',
  },
  'smartcard-connect': {
    title: 'NHS Smartcard Connect',
    where: `${cis}/applications-and-services/technical-services/nhs-smartcard-connect`,
    date: 'n/d',
    certainty: 'documented',
  },
  'series-deprecation': {
    title: 'Deprecation notice for smartcard series 4, 5 and 6',
    where: `${cis}/setting-up-and-troubleshooting/common-issues`,
    date: '2026-05-07',
    certainty: 'documented',
  },
  'authentication-failure': {
    title: 'Smartcard Authentication Failure',
    where: `${cis}/setting-up-and-troubleshooting/common-issues/smartcard-authentication-failure`,
    date: 'n/d',
    certainty: 'documented',
  },
  'problem-reading': {
    title: 'There was a problem reading your Smartcard',
    where: `${cis}/setting-up-and-troubleshooting/common-issues/problem-reading-your-smartcard`,
    date: 'n/d',
    certainty: 'documented',
  },
  'close-profile': {
    title: 'Close a user profile',
    where: `${cis}/applications-and-services/care-identity-management/user-guides/managing-users/close-a-user-profile`,
    date: '2025-04-24',
    certainty: 'documented',
  },
  'log-in-problems': {
    title: 'Problems logging in and authenticating',
    where: `${cis}/setting-up-and-troubleshooting/common-issues/problems-logging-in-and-authenticating`,
    date: 'n/d',
    certainty: 'documented',
  },
  'nhs-pki': {
    title: 'NHS PKI certificate information',
    where:
      'https://digital.nhs.uk/cyber-and-data-security/guidance-and-resources/nhs-pki-certificate-information',
    date: 'n/d',
    certainty: 'documented',
  },
  'self-service-unlock': {
    title: 'Self-service smartcard unlock',
    where: `${cis}/applications-and-services/self-service-smartcard-unlock`,
    date: '2023-07-19',
    certainty: 'documented',
  },
  'virtual-readers': {
    title: 'Readers of Windows Hello for Business and of TPM virtual smart cards, as programs list them',
    where: 'published source and notes of programs that list readers on Windows',
    date: 'n/d',
    certainty: 'code',
  },
  'smartcard-redirection': {
    title: 'Microsoft Learn: smart card redirection over the Remote Desktop Protocol; Citrix: smart cards',
    where: 'https://learn.microsoft.com/azure/virtual-desktop/redirection-configure-smart-cards',
    date: 'n/d',
    certainty: 'general',
  },
  'atr-list': {
    title: 'pcsc-tools smartcard_list.txt, the two lines that name NHS cards',
    where: 'https://github.com/LudovicRousseau/pcsc-tools',
    date: '2026-06-03',
    certainty: 'third-party',
  },
  'third-party-suppliers': {
    title: 'Supplier notes of Isosec (own root and sub CA) and Imprivata',
    where: 'published by the suppliers',
    date: '2024-09-13',
    certainty: 'third-party',
  },
  'local-network-policies': {
    title: 'Chrome Enterprise policy list: local network access',
    where: 'https://chromeenterprise.google/policies/',
    date: 'n/d',
    certainty: 'general',
  },
  platform: {
    title: 'PC/SC, PKI and operating system knowledge, not specific to the NHS',
    where: 'general knowledge',
    date: '2026-11-01',
    certainty: 'general',
  },
  'oberthur-atrs': {
    title: 'Answers to reset of Oberthur and IDEMIA cards, not confirmed for NHS series',
    where: 'https://github.com/LudovicRousseau/pcsc-tools',
    date: '2026-06-03',
    certainty: 'inferred',
  },
} as const satisfies { readonly [id: string]: Source };

export type SourceId = keyof typeof sources;

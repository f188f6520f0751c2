import type { Host } from './guidance.ts';

/** The live hosts of the page on allowing domains, the hosts that only HSCN reaches, and our controls. */
export const hosts = [
  {
    name: 'am.nhsidentity.spineservices.nhs.uk',
    role: 'required',
    purpose: 'CIS2 Authentication, the sign-in page',
    path: '/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare/.well-known/openid-configuration',
    proof: 'am.nhsidentity.spineservices.nhs.uk',
    source: 'cis2-discovery',
  },
  {
    name: 'trustedurl.national.ncrs.nhs.uk',
    role: 'required',
    purpose: 'used by NHS Credential Management',
    path: '/',
    proof: null,
    source: 'domains',
  },
  {
    name: 'manage-care-identities.care-identity-service2.nhs.uk',
    role: 'required',
    purpose: 'Care Identity Management and self-service',
    path: '/',
    proof: null,
    source: 'domains',
  },
  {
    name: 'www.gov.uk',
    role: 'control',
    purpose: 'control: not required, shows whether the internet answers at all',
    path: '/',
    proof: null,
    source: 'platform',
  },
  {
    name: 'www.nhs.uk',
    role: 'control',
    purpose: 'control: not required, shows whether the internet answers at all',
    path: '/',
    proof: null,
    source: 'platform',
  },
  {
    name: 'gas.national.ncrs.nhs.uk',
    role: 'hscn',
    purpose: 'Gateway Authentication Service, needed with NHS Identity Agent 2.x only',
    path: '/',
    proof: null,
    source: 'domains',
  },
  {
    name: 'portal.national.ncrs.nhs.uk',
    role: 'hscn-control',
    purpose: 'Spine portal: a second host that only HSCN reaches',
    path: '/',
    proof: null,
    source: 'domains',
  },
] as const satisfies readonly Host[];

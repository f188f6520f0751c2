import type { ClientSetting } from '../doors/software.ts';
import type { Facts } from '../evidence/evidence.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { Outcome } from '../outcome.ts';

/** The host of a URL, in lower case; empty when it is none. */
const hostOf = (url: string): string => /^https?:\/\/([^/?#:]+)/i.exec(url.trim())?.[1]?.toLowerCase() ?? '';

/** The environment that an Identity Agent is pointed to: the live one, whose gateway the guidance names, or another. */
export const environmentOf = (url: string, { hosts }: Guidance): 'live' | 'other' =>
  hosts.some(({ name, neededBy }) => neededBy === 'identity-agent' && name === hostOf(url))
    ? 'live'
    : 'other';

/** The NHS issuers among the certificate issuers that a client trusts. */
export const trustedIssuers = (value: string, { issuers }: Guidance): readonly string[] =>
  issuers.nhs.filter(issuer => value.split(';').some(name => name.split(',')[0]?.trim() === issuer));

/** What the registry says of the Identity Agent, where anything is set; without settings it is the live environment. */
export const settingFacts = (settings: Outcome<readonly ClientSetting[]>, guidance: Guidance): Facts => {
  if (settings.kind !== 'ok') return {};
  const setTo = (wanted: string): string | undefined =>
    settings.value.find(({ client, name }) => client === 'identity-agent' && name === wanted)?.value;
  const [url, polling, trusted] = [
    'ActivatePOSTURL',
    'UseCardReaderPolling',
    'TrustedCertificateIssuers',
  ].map(setTo);
  return {
    environment: url === undefined ? 'live' : environmentOf(url, guidance),
    polls: polling?.toLowerCase() === 'true',
    ...(trusted === undefined ? {} : { trusts: trustedIssuers(trusted, guidance) }),
  };
};

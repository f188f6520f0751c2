import { matchesAtr } from '../card/atr.ts';
import { toHex } from '../card/hex.ts';
import type { Certificate } from '../card/x509.ts';
import type { Observation } from '../evidence/evidence.ts';
import type { QuestionId } from '../evidence/questions.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { publicReaderName } from '../privacy/scrub.ts';
import { answered, unanswered } from './probe.ts';
import type { ReaderVisit } from './reader-visit.ts';

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

const issuer = (certificates: readonly Certificate[], { issuers }: Guidance) => {
  const from = (names: readonly string[], { issuer: name }: Certificate) =>
    names.some(known => name.toLowerCase().includes(known.toLowerCase()));
  if (certificates.every(certificate => from(issuers.nhs, certificate))) return 'nhs';
  return certificates.some(certificate => from(issuers.thirdParty, certificate)) ? 'third-party' : 'other';
};

const validity = (certificates: readonly Certificate[], now: number) => {
  if (certificates.some(({ notAfter }) => notAfter < now)) return 'expired';
  return certificates.some(({ notBefore }) => notBefore > now) ? 'not-yet-valid' : 'valid';
};

/** What the visit says of the card's certificates and passcode; only a reading that went to its end is used. */
const contents = (
  { reader, reading }: ReaderVisit,
  guidance: Guidance,
  now: number,
): readonly Observation[] => {
  if (reading === null || reading.application !== 'answers') return [];
  const target = publicReaderName(reader);
  const { authentication, signing, lock, tries } = reading;
  const certificates = [authentication, signing]
    .filter(slot => slot.kind === 'present')
    .map(({ certificate }) => certificate);
  const unreadable = [authentication, signing].some(slot => slot.kind === 'unreadable');
  const state = unreadable ? 'unreadable' : authentication.kind === 'present' ? 'present' : 'none';
  return [
    answered('card.certificates', state, { target }),
    ...(certificates.length === 0
      ? []
      : [
          answered('card.issuer', issuer(certificates, guidance), {
            target,
            facts: { issuers: certificates.map(certificate => certificate.issuer) },
          }),
          answered('card.validity', validity(certificates, now), {
            target,
            facts: {
              validFrom: certificates.map(({ notBefore }) => day(notBefore)),
              validTo: certificates.map(({ notAfter }) => day(notAfter)),
            },
          }),
        ]),
    lock === null
      ? unanswered('card.lock', 'the card does not tell how many passcode tries are left', { target })
      : answered('card.lock', lock, { target, facts: { triesLeft: tries } }),
  ];
};

/** What a reading tells that went to its end. */
const ofReading = [
  'card.application',
  'card.certificates',
  'card.issuer',
  'card.validity',
  'card.lock',
] as const satisfies readonly QuestionId[];

/** The observations about one card, from its answer to reset to its passcode counter. */
export const cardObservations = (
  visit: ReaderVisit,
  guidance: Guidance,
  now: number,
): readonly Observation[] => {
  const { atr, reading, reader } = visit;
  if (atr === null || reading === null) return [];
  const target = publicReaderName(reader);
  const known = guidance.atrs.find(pattern => matchesAtr(pattern.atr, atr));
  const { application, trouble, skipped, ms } = reading;
  // A card in use that answers only through its own middleware is no fault of the card.
  const silentByDesign = application === 'absent' && known?.opensWith === 'middleware';
  // A card in use that opens with this application, and does not have it.
  const missing = application === 'absent' && known?.opensWith === 'piv';
  const series = answered('card.series', known?.says ?? 'unlisted', {
    target,
    facts: { atr: toHex(atr), card: known?.card ?? null },
  });
  if (application === null)
    return [
      series,
      ...ofReading.map(question =>
        unanswered(question, skipped ?? 'the card was not read to the end', { target, ms }),
      ),
    ];
  return [
    series,
    silentByDesign
      ? unanswered('card.application', 'cards of this kind answer only through their own middleware', {
          target,
          ms,
        })
      : answered('card.application', missing ? 'missing' : application, {
          target,
          ms,
          ...(trouble === null ? {} : { facts: { trouble: trouble.kind } }),
        }),
    ...contents(visit, guidance, now),
  ];
};

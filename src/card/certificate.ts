import { nameOf } from './distinguished-name.ts';
import { parseTlv, type Tlv } from './tlv.ts';

/** What we read of an X.509 certificate: nothing that names its holder. Times are milliseconds since 1970, UTC. */
export interface Certificate {
  /** Most specific part first: `CN=NHS Authentication G2, OU=CA, O=nhs, C=GB`. */
  readonly issuer: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

const integer = 0x02;
const sequence = 0x30;
const explicitVersion = 0xa0;
const utcTime = 0x17;
const generalizedTime = 0x18;

/**
 * Reads issuer and validity of a DER certificate and steps over everything else, so that subject and serial number
 * are never decoded (RFC 5280, 4.1). Null when the bytes are no certificate. The signature is not checked.
 */
export const parseCertificate = (der: Uint8Array): Certificate | null => {
  const [certificate, ...surplus] = parseTlv(der) ?? [];
  const [tbs] = within(certificate);
  const fields = within(tbs);
  const [serial, algorithm, issuerName, validity] = fields.slice(fields[0]?.tag === explicitVersion ? 1 : 0);
  if (surplus.length > 0 || serial?.tag !== integer || algorithm?.tag !== sequence) return null;

  const issuer = issuerName?.tag === sequence ? nameOf(issuerName.value) : null;
  const [notBefore, notAfter] = within(validity).map(timeOf);
  if (issuer === null || typeof notBefore !== 'number' || typeof notAfter !== 'number') return null;
  return { issuer, notBefore, notAfter };
};

/** What a SEQUENCE holds; nothing when it is absent, another type or malformed. */
const within = (object: Tlv | undefined): readonly Tlv[] =>
  object?.tag === sequence ? (parseTlv(object.value) ?? []) : [];

const timePattern = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;

const timeOf = ({ tag, value }: Tlv): number | null => {
  const [, year = '', month, day, hour, minute, second] = timePattern.exec(ascii.decode(value)) ?? [];
  if (year.length !== (tag === generalizedTime ? 4 : tag === utcTime ? 2 : Number.NaN)) return null;
  // Two digits mean 1950 to 2049 (RFC 5280, 4.1.2.5.1).
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
  const time = Date.parse(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : time;
};

const ascii = new TextDecoder();

import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate,
  Extension,
  Extensions,
  GeneralName,
  id_ce_basicConstraints,
  id_ce_subjectAltName,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { realClock } from '../clock.ts';

/** A certificate and its key, in PEM where a server takes them. */
export interface Issued {
  readonly name: string;
  readonly cert: string;
  readonly key: string;
  readonly privateKey: KeyObject;
}

export interface Request {
  /** The common name. */
  readonly name: string;
  /** DNS names of a server; none makes a certificate authority. */
  readonly hosts?: readonly string[];
  readonly from?: Date;
  readonly to?: Date;
  /** Bears what a public certificate transparency log adds, as every public authority has it. */
  readonly logged?: boolean;
}

const year = 365 * 24 * 3600 * 1000;
const commonName = '2.5.4.3';
const ecdsaWithSha256 = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });

const nameOf = (text: string): Name =>
  new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type: commonName, value: new AttributeValue({ utf8String: text }) }),
    ]),
  ]);

const extension = (extnID: string, critical: boolean, value: unknown): Extension =>
  new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

/** A list of signed certificate timestamps (RFC 6962, 3.3) that holds no timestamp. */
const timestamps = extension('1.3.6.1.4.1.11129.2.4.2', false, new OctetString(Uint8Array.from([0, 0])));

const extensionsOf = (hosts: readonly string[] | undefined, logged: boolean): Extensions =>
  new Extensions([
    ...(logged ? [timestamps] : []),
    hosts === undefined
      ? extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: true }))
      : extension(
          id_ce_subjectAltName,
          false,
          new SubjectAlternativeName(hosts.map(dNSName => new GeneralName({ dNSName }))),
        ),
  ]);

/** Issues a certificate with a fresh P-256 key, valid for a year either way; without an issuer it signs itself. */
export const issue = ({ name, hosts, from, to, logged = false }: Request, issuer?: Issued): Issued => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = issuer?.privateKey ?? privateKey;
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: Uint8Array.from([1, ...randomBytes(8)]).buffer,
    signature: ecdsaWithSha256,
    issuer: nameOf(issuer?.name ?? name),
    validity: new Validity({
      notBefore: from ?? new Date(realClock.now() - year),
      notAfter: to ?? new Date(realClock.now() + year),
    }),
    subject: nameOf(name),
    subjectPublicKeyInfo: AsnConvert.parse(
      publicKey.export({ type: 'spki', format: 'der' }),
      SubjectPublicKeyInfo,
    ),
    extensions: extensionsOf(hosts, logged),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), signer);
  const certificate = new Certificate({
    tbsCertificate,
    signatureAlgorithm: ecdsaWithSha256,
    signatureValue: Uint8Array.from(signature).buffer,
  });
  const base64 = Buffer.from(AsnConvert.serialize(certificate)).toString('base64');
  return {
    name,
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey,
  };
};

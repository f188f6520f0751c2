import { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  RelativeDistinguishedName,
} from '@peculiar/asn1-x509';
import fc from 'fast-check';
import t from 'tap';
import { testCertificate } from '../../../sim/card/test-certificate.ts';
import { issuerAndValidity } from '../../../src/card/x509.ts';
import { blankCertificate } from './blank-certificate.ts';

const der = testCertificate({
  issuer: [['CN', 'TEST CA']],
  use: 'signing',
  validFrom: '2025-06-01',
  validTo: '2051-05-31',
});

const changed = (change: (certificate: Certificate) => void): Uint8Array => {
  const certificate = AsnConvert.parse(der, Certificate);
  change(certificate);
  return new Uint8Array(AsnConvert.serialize(certificate));
};

t.test('a blanked certificate has the old length, issuer and dates, and nobody in it', async t => {
  const blank = blankCertificate(der) ?? new Uint8Array();
  t.equal(blank.length, der.length);
  t.strictSame(issuerAndValidity(blank), issuerAndValidity(der));
  const [before, after] = [new X509Certificate(der), new X509Certificate(blank)];
  t.equal(after.issuer, before.issuer);
  t.equal(after.validTo, before.validTo);
  t.match(after.subject, /^C=XX\nO=XXX\n/);
  t.match(after.serialNumber, /^(01)+$/);
  t.strictSame(blankCertificate(blank), blank, 'and stays as it is');
  t.notOk(Buffer.from(blank).includes(Buffer.from(der.subarray(-32))), 'nor a signature');
});

t.test('what an issuer should not say is scrubbed as evidence scrubs it', async t => {
  const mail = changed(({ tbsCertificate: { issuer } }) => {
    const value = new AttributeValue({ utf8String: 'ca-office@trust.example' });
    issuer.push(new RelativeDistinguishedName([new AttributeTypeAndValue({ type: '2.5.4.3', value })]));
  });
  const blank = blankCertificate(mail) ?? new Uint8Array();
  t.match(issuerAndValidity(mail)?.issuer, /<address/);
  t.strictSame(issuerAndValidity(blank), issuerAndValidity(mail));
  t.notOk(Buffer.from(blank).includes('trust.example'));
});

t.test('a holder who is the issuer too is nobody in both places', async t => {
  const own = changed(({ tbsCertificate }) => {
    tbsCertificate.issuer = tbsCertificate.subject;
  });
  const blank = blankCertificate(own) ?? new Uint8Array();
  t.strictSame(issuerAndValidity(blank), issuerAndValidity(own));
  t.notMatch(new X509Certificate(blank).issuer, /TEST/);
});

t.test(
  'whatever the bytes, a blanked certificate says the same to the evidence, or there is none',
  async () => {
    const read = (bytes: Uint8Array) => JSON.stringify(issuerAndValidity(bytes));
    fc.assert(
      fc.property(
        fc.nat({ max: der.length - 1 }),
        fc.uint8Array({ minLength: 1, maxLength: 3 }),
        (at, noise) => {
          const bent = der.slice();
          bent.set(noise.subarray(0, der.length - at), at);
          const blank = blankCertificate(bent);
          return blank === null || read(blank) === read(bent);
        },
      ),
      { numRuns: 200 },
    );
  },
);

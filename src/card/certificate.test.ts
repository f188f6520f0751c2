import { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import fc from 'fast-check';
import t from 'tap';
import { testCertificate } from '../../sim/card/test-certificate.ts';
import { parseCertificate } from './certificate.ts';
import { selfIssued } from './x509.ts';

const terms = {
  issuer: [
    ['C', 'GB'],
    ['O', 'A, "B" + C'],
    ['CN', 'TEST CA'],
  ],
  use: 'authentication',
  validFrom: '2025-06-01',
  validTo: '2051-05-31',
} as const;

t.test('a certificate tells its issuer and its validity, as another parser reads them', async t => {
  const der = testCertificate(terms);
  const other = new X509Certificate(der);
  t.strictSame(await parseCertificate(der), {
    issuer: 'CN=TEST CA, O=A\\, \\"B\\" \\+ C, C=GB',
    notBefore: Date.parse(other.validFrom),
    notAfter: Date.parse(other.validTo),
  });
});

t.test('an issuer keeps what names a person or a place to itself', async t => {
  const der = testCertificate({ ...terms, issuer: [['CN', 'CA of ca-office@trust.example']] });
  t.match(await parseCertificate(der), { issuer: 'CN=CA of \\<address\\>' });
});

t.test('the name of a holder who is the issuer too is kept to ourselves', async t => {
  const certificate = AsnConvert.parse(testCertificate(terms), Certificate);
  certificate.tbsCertificate.issuer = certificate.tbsCertificate.subject;
  const der = new Uint8Array(AsnConvert.serialize(certificate));
  t.match(await parseCertificate(der), { issuer: selfIssued });
});

t.test('certificates that end alike are told apart, whichever was read before', async t => {
  const one = testCertificate(terms);
  const other = one.slice();
  other[Buffer.from(one).indexOf('TEST CA') + 6] = 0x42;
  for (const [der, issuer] of [
    [one, /^CN=TEST CA,/],
    [other, /^CN=TEST CB,/],
    [one, /^CN=TEST CA,/],
  ] as const)
    t.match(await parseCertificate(der), { issuer });
});

t.test('bytes that are no certificate are null, and no bytes make it throw', async t => {
  const good = testCertificate(terms);
  t.ok(await parseCertificate(good));
  t.equal(await parseCertificate(Uint8Array.of(...good, 0x05, 0x00)), null, 'bytes after the end');
  t.equal(await parseCertificate(Uint8Array.of(0x30, 0x02, 0x30, 0x00)), null, 'an empty certificate');
  for (let length = 0; length < good.length; length += 7)
    t.equal(await parseCertificate(good.subarray(0, length)), null, `cut to ${length} bytes`);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(), async (noise, at) => {
      const bent = good.slice();
      bent.set(noise.subarray(0, 3), at % (good.length - 3));
      await parseCertificate(bent);
      await parseCertificate(noise);
    }),
  );
});

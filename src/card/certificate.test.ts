import fc from 'fast-check';
import t from 'tap';
import { concat } from './bytes.ts';
import { parseCertificate } from './certificate.ts';
import { nameOf } from './distinguished-name.ts';
import { hex } from './hex.ts';
import { tlv } from './tlv.ts';

const anyBytes = fc.uint8Array({ maxLength: 300 });
const utf8 = (text: string) => new TextEncoder().encode(text);

t.test('a certificate', async t => {
  const attribute = (oid: string, tag: number, text: string) =>
    tlv(0x31, tlv(0x30, tlv(0x06, hex(oid)), tlv(tag, utf8(text))));
  const issuer = tlv(0x30, attribute('55 04 06', 0x13, 'GB'), attribute('55 04 03', 0x0c, 'TEST CA'));
  const validity = (from: string, to: string, tag = 0x17) =>
    tlv(0x30, tlv(tag, utf8(from)), tlv(tag, utf8(to)));
  const certificate = (validity: Uint8Array, name = issuer) =>
    tlv(
      0x30,
      tlv(0x30, tlv(0xa0, hex('02 01 02')), tlv(0x02, hex('01')), tlv(0x30), name, validity, tlv(0x30)),
    );

  t.test('tells its issuer and its validity, in two digits of the year or four', async t => {
    t.strictSame(parseCertificate(certificate(validity('490101000000Z', '991231235959Z'))), {
      issuer: 'CN=TEST CA, C=GB',
      notBefore: Date.UTC(2049, 0, 1),
      notAfter: Date.UTC(1999, 11, 31, 23, 59, 59),
    });
    t.match(parseCertificate(certificate(validity('20500101000000Z', '20510101000000Z', 0x18))), {
      notBefore: Date.UTC(2050, 0, 1),
    });
  });

  t.test('that is not one is null', async t => {
    const good = certificate(validity('250101000000Z', '260101000000Z'));
    t.ok(parseCertificate(good));
    t.equal(parseCertificate(Uint8Array.of(...good, 0x05, 0x00)), null, 'bytes after the end');
    t.equal(parseCertificate(certificate(validity('251301000000Z', '260101000000Z'))), null, 'month 13');
    t.equal(
      parseCertificate(certificate(validity('20250101000000Z', '260101000000Z'))),
      null,
      'four digits as UTCTime',
    );
    t.equal(parseCertificate(certificate(tlv(0x30))), null, 'no validity');
    t.equal(
      parseCertificate(certificate(validity('250101000000Z', '260101000000Z'), tlv(0x31))),
      null,
      'no name',
    );
    t.equal(parseCertificate(tlv(0x30, tlv(0x30))), null);
    for (let length = 0; length < good.length; length++)
      if (parseCertificate(good.subarray(0, length)) !== null) t.fail(`cut to ${length} bytes`);
    fc.assert(
      fc.property(anyBytes, fc.nat(), (noise, at) => {
        const bent = good.slice();
        bent.set(noise.subarray(0, 3), at % (good.length - 3));
        parseCertificate(bent);
        parseCertificate(noise);
      }),
    );
  });

  t.test('names its issuer as RFC 4514 escapes it', async t => {
    const name = (...parts: Uint8Array[]) => nameOf(concat(...parts));
    t.equal(name(attribute('55 04 0A', 0x0c, 'A, "B" + C')), 'O=A\\, \\"B\\" \\+ C');
    t.equal(name(attribute('55 04 03', 0x0c, ' #x ')), 'CN=\\ #x\\ ');
    t.equal(name(attribute('2A 03', 0x04, 'x')), 'OID(2A 03)=#78');
    t.equal(name(attribute('55 04 03', 0x1e, '\0A\0B')), 'CN=AB', 'BMPString');
    t.equal(name(tlv(0x31)), null);
    t.equal(name(), null);
  });
});

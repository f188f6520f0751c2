import fc from 'fast-check';
import t from 'tap';
import type { PeerCertificate } from '../doors/network.ts';
import type { HostVisit } from './host.ts';
import { answered } from './probe.ts';
import { aheadOf, clockSkew, inTrueTime } from './true-time.ts';

const target = 'am.example';
const tolerance = 300;

const visit = (certificate: Partial<PeerCertificate>, skew: number | null = null): HostVisit => ({
  observations: [
    answered('network.tls', 'trusted', { target }),
    answered('network.http', 'answers', { target }),
  ],
  genuine: true,
  reached: true,
  wayless: false,
  skew,
  certificate: {
    publiclyTrusted: true,
    nameMatches: true,
    inDate: true,
    issuer: 'CN=Example Public CA',
    logged: true,
    notBefore: 0,
    notAfter: 0,
    ...certificate,
  },
});

const said = (observations: HostVisit['observations']) =>
  observations.map(({ question, ...seen }) => [question, seen.status === 'answered' ? seen.answer : null]);

const sound = [
  ['network.tls', 'trusted'],
  ['network.http', 'answers'],
];

t.test('where the clock is wrong, a certificate is judged by the time of the hosts too', async t => {
  const times = fc.record({
    now: fc.integer({ min: 0, max: 1e12 }),
    ahead: fc.integer({ min: -1e11, max: 1e11 }),
    notBefore: fc.integer({ min: 0, max: 1e12 }),
    lasts: fc.integer({ min: 1, max: 1e11 }),
  });
  fc.assert(
    fc.property(times, ({ now, ahead, notBefore, lasts }) => {
      const notAfter = notBefore + lasts;
      const wrong = Math.abs(Math.round(ahead / 1000)) > tolerance;
      const isOutOfDate = now - ahead < notBefore || now - ahead > notAfter;
      const judged = inTrueTime(visit({ notBefore, notAfter }), ahead, now, tolerance);
      t.same(said(judged), wrong && isOutOfDate ? [['network.tls', 'date-invalid']] : sound);
      t.match(clockSkew(ahead, tolerance), { answer: wrong ? 'wrong' : 'right' });
    }),
  );
});

t.test('nothing is judged by a time that no host told, nor a certificate that nobody saw', async t => {
  t.same(said(inTrueTime(visit({ notAfter: 1 }), null, 2, tolerance)), sound);
  t.same(said(inTrueTime({ ...visit({}), certificate: null }, -1e9, 2, tolerance)), sound);
  t.match(clockSkew(null, tolerance), { status: 'skipped' });
});

t.test('no single host decides what time it is', async t => {
  const told = (...skews: readonly (number | null)[]) => aheadOf(skews.map(skew => visit({}, skew)));
  t.equal(told(), null);
  t.equal(told(null, null), null);
  t.equal(told(5, null, 7e9, 6), 6);
  t.equal(told(-9e9, 4, 3), 3);
});

import fc from 'fast-check';
import t from 'tap';
import type { Evidence } from '../evidence/evidence.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { causes } from '../model/causes.ts';
import { answered } from '../probes/probe.ts';
import { adviceFor } from './advice.ts';
import type { Finding, Hidden, Verdict } from './diagnosis.ts';

const evidence: Evidence = {
  format: 1,
  takenAt: '2026-11-02T09:00:00.000Z',
  guidance: { version: '', asOf: '' },
  symptom: 'err1002',
  observations: [],
};

type Named = 'card-locked' | 'domain-blocked' | 'proxy-routes-domain' | 'profile-closed';

const finding = (cause: Named): Finding => ({
  cause,
  title: causes[cause].title,
  because: [],
  remedy: '',
  who: 'user',
  step: 1,
  minutes: 1,
  source: '',
});

const explanation = fc
  .constantFrom<Named>('card-locked', 'domain-blocked', 'proxy-routes-domain', 'profile-closed')
  .map(cause => [finding(cause)]);
const explanations = fc.array(explanation, { maxLength: 2 });
const open = fc.constantFrom<Verdict>('explained', 'inconclusive', 'unexplained');
const hidden = fc.constantFrom<readonly Hidden[]>(
  [],
  [{ cause: 'card-locked', behind: 'smartcard-service-stopped' }],
);

t.test('each advice is given when its reason is there, and only then', async t => {
  fc.assert(
    fc.property(open, explanations, fc.boolean(), hidden, (verdict, found, complete, behind) => {
      const said = { verdict, explanations: found, complete, hidden: behind };
      const advice = adviceFor(said, evidence, defaultGuidance);
      const says = (words: RegExp) => advice.some(line => words.test(line));
      const names = (cause: Named) => found.some(([one]) => one?.cause === cause);
      t.equal(says(/^More explanations are possible/), !complete);
      t.equal(says(/^After the remedy, run/), behind.length > 0);
      t.equal(says(/^Allow the domains/), names('domain-blocked') || names('proxy-routes-domain'));
      t.equal(says(/^Reissuing the card/), verdict !== 'explained' || !names('profile-closed'));
    }),
    { seed: 1002, numRuns: 200 },
  );
});

t.test('where all is well there is nothing to advise but what the software suggests', async t => {
  const old = answered('software.credential-management', 'outdated', { facts: { version: '0.1' } });
  const seen = { ...evidence, observations: [old] };
  const nothing = { verdict: 'healthy', explanations: [], complete: true, hidden: [] } as const;
  const something = { ...nothing, verdict: 'explained' } as const;
  t.same(adviceFor(nothing, evidence, defaultGuidance), []);
  t.match(adviceFor(nothing, seen, defaultGuidance).join(), /^NHS Credential Management 0\.1 is/);
  t.match(adviceFor(something, seen, defaultGuidance).at(-1), /^NHS Credential Management 0\.1 is/);
});

import fc from 'fast-check';
import t from 'tap';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import type { World } from '../../sim/world.ts';
import { diagnose } from '../diagnose/diagnose.ts';
import type { Symptom } from '../evidence/questions.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { olderThan } from '../guidance/version.ts';
import { investigate } from '../investigate.ts';
import { environmentOf, trustedIssuers } from './client-settings.ts';
import { dotnetVersion } from './settings.ts';

t.test('a release of .NET Framework is of the newest version that is not newer', async t => {
  const version = (release: number | null) => dotnetVersion(release, defaultGuidance);
  t.equal(version(null), null);
  t.equal(version(378388), null);
  t.equal(version(461814), '4.7.2');
  t.equal(version(528372), '4.8');
  t.equal(version(999999), '4.8.1');
  fc.assert(
    fc.property(fc.nat({ max: 600_000 }), fc.nat({ max: 600_000 }), (a, b) => {
      const [older, newer] = [version(Math.min(a, b)) ?? '0', version(Math.max(a, b)) ?? '0'];
      return !olderThan(newer, older);
    }),
  );
});

t.test('the environment of an Identity Agent is live only when its gateway is the live one', async t => {
  const live = [
    'https://gas.national.ncrs.nhs.uk/login/authactivate',
    ' HTTPS://GAS.national.ncrs.nhs.uk:443',
  ];
  const other = [
    'https://gas.nis1.national.ncrs.nhs.uk/login/authactivate',
    'https://gas.national.ncrs.nhs.uk.example',
    'https://broker.example/?gas.national.ncrs.nhs.uk',
    '',
  ];
  for (const url of live) t.equal(environmentOf(url, defaultGuidance), 'live', url);
  for (const url of other) t.equal(environmentOf(url, defaultGuidance), 'other', url);
  const issuers = 'CN=NHS Level 1C, OU=CA, O=nhs;CN=NHS Authentication G2, OU=CA, O=nhs, C=GB;CN=Trust CA';
  t.strictSame(trustedIssuers(issuers, defaultGuidance), ['CN=NHS Authentication G2', 'CN=NHS Level 1C']);
});

const diagnosisOf = async (software: Partial<World['software']>, symptom: Symptom) => {
  const world = { ...healthyWorld, software: { ...healthyWorld.software, ...software } };
  const guidance = defaultGuidance;
  const evidence = await investigate(simWorkstation(world), { guidance, symptom, deadline: 5000 });
  return diagnose(evidence, guidance);
};

t.test('facts without a documented consequence name no cause; they are worth a hint', async t => {
  const odd: Partial<World['software']> = {
    session: 'citrix',
    zone: { autoDetect: true, intranetName: null, proxyByPass: null, uncAsIntranet: null },
    others: [{ name: 'Imprivata OneSign Agent', version: '24.2' }],
    clientSettings: [
      { client: 'identity-agent', name: 'ActivatePOSTURL', value: 'https://gas.nis1.national.ncrs.nhs.uk' },
    ],
  };
  t.equal((await diagnosisOf(odd, 'none')).verdict, 'healthy');
  const { explanations, advice } = await diagnosisOf(odd, '400_645');
  const usual = await diagnosisOf({}, '400_645');
  t.strictSame(explanations, usual.explanations, 'the same causes as without them');
  const hints = advice.filter(line => !usual.advice.includes(line)).join('\n');
  for (const hint of [
    /another environment/,
    /UseCardReaderPolling/,
    /intranet automatically: off/,
    /Imprivata/,
  ])
    t.match(hints, hint);
  t.notMatch(
    (
      await diagnosisOf(
        { ...odd, identityAgent: null, smartcardConnect: { version: '4.1', running: true } },
        'none',
      )
    ).advice.join(),
    /UseCardReaderPolling|environment/,
    'settings of a client that is not there say nothing',
  );
});

import fc from 'fast-check';
import t from 'tap';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { type Fault, inflictAll } from '../faults/faults.ts';
import { healthyWorld } from '../healthy-world.ts';
import { simMachine } from '../machine.ts';
import { logIn } from './log-in.ts';

const am = 'am.nhsidentity.spineservices.nhs.uk';
const trusted = 'trustedurl.national.ncrs.nhs.uk';
const seen = async (...faults: Fault[]) => (await logIn(inflictAll(healthyWorld, faults))).symptom;

/** One or more for each step of a log-in, and for each part of the world. */
const troubles: readonly Fault[] = [
  { kind: 'block-domain', domain: am, how: 'tls' },
  { kind: 'route-through-proxy', domain: trusted },
  { kind: 'spoil-host-certificate', domain: am, flaw: 'expired' },
  { kind: 'skew-clock', seconds: 5_000_000 },
  { kind: 'stop-port-service' },
  { kind: 'age-dotnet', to: '4.7' },
  { kind: 'remove-middleware' },
  { kind: 'stop-smartcard-service' },
  { kind: 'slow-smartcard-service', ms: 6000 },
  { kind: 'unplug-reader' },
  { kind: 'lock-card' },
  { kind: 'insert-second-card' },
  { kind: 'close-profile' },
];

t.test('what the user sees follows the pages on the codes', async t => {
  t.equal(await seen(), 'none');
  t.equal(await seen({ kind: 'block-domain', domain: am, how: 'tls-intercepted' }), 'err1002');
  t.equal(await seen({ kind: 'block-domain', domain: am, how: 'dns' }), 'site-unreachable');
  t.equal(await seen({ kind: 'block-domain', domain: trusted, how: 'dns' }), 'err1002');
  t.equal(await seen({ kind: 'remove-credential-management' }), '400_645');
  t.equal(await seen({ kind: 'stop-credential-management' }), '400_645');
  t.equal(await seen({ kind: 'stop-port-service' }), '400_645');
  t.equal(await seen({ kind: 'close-profile' }), 'err1002');
  t.equal(await seen({ kind: 'remove-roles' }), 'smartcard-authentication-failure');
  t.equal(await seen({ kind: 'take-card' }), 'err1002');
  t.equal(await seen({ kind: 'insert-second-card' }), 'err1002');
  t.equal(await seen({ kind: 'blank-card' }), 'problem-reading');
  t.equal(await seen({ kind: 'lock-card' }), 'card-blocked');
  t.equal(await seen({ kind: 'expire-certificate' }), 'credentials-not-valid');
});

t.test('the log-in stops at the first part that fails', async t => {
  const { steps, symptom } = await logIn(
    inflictAll(healthyWorld, [{ kind: 'close-profile' }, { kind: 'remove-credential-management' }]),
  );
  t.equal(symptom, '400_645');
  t.strictSame(
    steps.map(({ stop }) => stop === null),
    [true, false],
  );
});

t.test('a proxy that wants credentials gets them from a browser and not from NHS software', async t => {
  t.equal(await seen({ kind: 'block-domain', domain: am, how: 'proxy-auth' }), 'err1002');
  t.equal(await seen({ kind: 'route-through-proxy', domain: am }), 'err1002');
});

t.test('a log-in goes the same whether or not one before it met the same parts of the world', async t => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...troubles), { maxLength: 3 }), async faults => {
      const world = inflictAll(healthyWorld, faults);
      t.strictSame(
        await logIn(world),
        await logIn(world, defaultGuidance, simMachine(world, defaultGuidance)),
      );
    }),
  );
});

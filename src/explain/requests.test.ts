import fc from 'fast-check';
import t from 'tap';
import { faultsOf } from '../../scenarios/atlas.ts';
import type { Fault } from '../../sim/faults/faults.ts';
import { inflictAll } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import { diagnose } from '../diagnose/diagnose.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { investigate } from '../investigate.ts';
import { networkRequests } from './requests.ts';

const domain = 'am.nhsidentity.spineservices.nhs.uk';

const requestsAfter = async (...faults: Fault[]) => {
  const workstation = simWorkstation(inflictAll(healthyWorld, faults));
  const evidence = await investigate(workstation, {
    guidance: defaultGuidance,
    symptom: null,
    deadline: 5000,
  });
  const diagnosis = diagnose(evidence, defaultGuidance);
  return { diagnosis, requests: networkRequests(diagnosis, evidence) };
};

t.test('a blocked host is told with port, layer, answer, time and what to do about it', async t => {
  const layers = [
    ['dns', 'DNS', /let the resolver give/],
    ['tcp', 'TCP', /let connections to/],
    ['tls', 'TLS', /without being cut/],
    ['tls-intercepted', 'TLS', /issued by CN=Example Web Filter CA.* exempt .* from TLS inspection/],
    ['proxy-denied', 'proxy', /past the proxy port 443 accepts.* go past the proxy/],
    ['proxy-auth', 'proxy', /go past the proxy/],
    ['http', 'HTTP', /HTTP status 403.* pass the web filter/],
  ] as const;
  for (const [how, layer, wish] of layers) {
    const { requests } = await requestsAfter({ kind: 'block-domain', domain, how });
    t.equal(requests.length, 1, how);
    t.match(requests[0], { host: domain, text: `could not use ${domain}, TCP port 443` });
    t.match(requests[0]?.text, `stopped at ${layer}: `);
    t.match(requests[0]?.text, /^On 2026-11-02 09:00 UTC /);
    t.match(requests[0]?.text, wish);
  }
  const { requests } = await requestsAfter({ kind: 'route-through-proxy', domain });
  t.match(requests, [{ text: /add .* to the proxy exceptions/ }]);
});

t.test('nothing is asked of the network team while it is in doubt, or for what is not theirs', async t => {
  for (const fault of [
    { kind: 'spoil-host-certificate', domain, flaw: 'wrong-name' },
    { kind: 'cut-network' },
    { kind: 'break-service', domain, status: 503 },
    { kind: 'take-card' },
  ] as const)
    t.same((await requestsAfter(fault)).requests, [], fault.kind);
});

t.test('every host that is certainly blocked has its request, and no other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(faultsOf('block-domain'), { maxLength: 3 }), async faults => {
      const { diagnosis, requests } = await requestsAfter(...faults);
      if (diagnosis.explanations.length > 1) return;
      const blocked = diagnosis.explanations.flat().filter(({ cause }) => cause === 'domain-blocked');
      const hosts = requests.map(({ host }) => host);
      if (blocked.map(({ target }) => target).join() !== hosts.join()) throw new Error(hosts.join());
    }),
    { numRuns: 60 },
  );
});

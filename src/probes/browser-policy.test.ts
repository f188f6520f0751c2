import fc from 'fast-check';
import t from 'tap';
import type { BrowserPolicy } from '../doors/software.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { type BrowserVersions, blockingPolicy, browsersIn, pagesOf } from './browser-policy.ts';
import { covers, coversHost, pageOf } from './url-pattern.ts';

const page = pageOf('am.nhsidentity.spineservices.nhs.uk');

t.test('a URL pattern covers what the browsers say it covers', async t => {
  for (const pattern of [
    '*',
    '*://*',
    'https://*:443',
    page.host,
    `${page.host}.`,
    `https://${page.host}`,
    `HTTPS://${page.host.toUpperCase()}:443/any/path`,
    `*://${page.host}:*/*`,
    '[*.]nhs.uk',
    'https://[*.]spineservices.nhs.uk',
    `[*.]${page.host}`,
  ])
    t.ok(covers(pattern, page), pattern);
  for (const pattern of [
    '',
    'https://',
    'nhs.uk',
    'nhs.uk.example',
    `http://${page.host}`,
    `ftp://${page.host}`,
    `${page.host}:8443`,
    `${page.host}:4x3`,
    '*.nhs.uk',
    'https://*.nhs.uk',
    '[*.].nhs.uk',
    '[*.]s.uk',
    '[*.]*',
    'am.*.spineservices.nhs.uk',
    'https://other.nhs.uk',
    '[*.]identity.spineservices.nhs.uk',
    ` https://${page.host}`,
  ])
    t.notOk(covers(pattern, page), pattern);
});

const name = fc.domain().map(domain => domain.toLowerCase());
const scheme = fc.constantFrom('http' as const, 'https' as const);
const port = fc.integer({ min: 1, max: 65_535 });
const origin = fc.record({ scheme, host: name, port });

t.test('what is left out of a pattern is any, what stands in it is just that', async () => {
  fc.assert(
    fc.property(origin, origin, fc.boolean(), fc.boolean(), fc.boolean(), (wanted, other, s, below, p) => {
      const pattern = `${s ? `${wanted.scheme}://` : ''}${below ? '[*.]' : ''}${wanted.host}${p ? `:${wanted.port}` : ''}`;
      const under = { ...wanted, host: `a.b-${wanted.host}` };
      const inside = { ...wanted, host: `a.${wanted.host}` };
      return (
        covers(pattern, wanted) &&
        covers(pattern, inside) === below &&
        !covers(pattern, under) &&
        covers(pattern, { ...wanted, scheme: other.scheme }) === (!s || wanted.scheme === other.scheme) &&
        covers(pattern, { ...wanted, port: other.port }) === (!p || wanted.port === other.port) &&
        covers('*', other)
      );
    }),
  );
});

t.test('no text at all, however long, makes a pattern that hangs or throws', async () => {
  const piece = fc.constantFrom('[*.]', '*', ':', '/', '.', 'a', '://', '[', ']', '1');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 30 }).map(list => list.join('')),
        fc.tuple(piece, fc.constantFrom(10_000, 100_000)).map(([text, times]) => text.repeat(times)),
      ),
      pattern => !covers(pattern, page) || coversHost(pattern, page.host),
    ),
  );
});

const policy = (
  policyName: string,
  values: readonly string[],
  browser: BrowserPolicy['browser'] = 'edge',
): BrowserPolicy => ({ browser, name: policyName, values });
const blocked = (set: readonly BrowserPolicy[], versions?: BrowserVersions) =>
  blockingPolicy(set, defaultGuidance, versions);

t.test('blocked third-party cookies do no harm where localhost is excepted', async t => {
  const cookies = policy('BlockThirdPartyCookies', ['1']);
  t.equal(blocked([cookies]), 'edge: BlockThirdPartyCookies');
  t.equal(blocked([policy('BlockThirdPartyCookies', ['0'])]), null);
  t.equal(blocked([cookies, policy('CookiesAllowedForUrls', ['x', '[*.]localhost'])]), null);
  t.equal(
    blocked([cookies, policy('CookiesAllowedForUrls', ['[*.]localhost'], 'chrome')]),
    'edge: BlockThirdPartyCookies',
  );
});

/** Documented for requests to the own computer, the strongest first. */
const order = [
  'LoopbackNetworkBlockedForUrls',
  'LoopbackNetworkAllowedForUrls',
  'LocalNetworkAccessBlockedForUrls',
  'LocalNetworkAccessAllowedForUrls',
] as const;

t.test('of the policies that list a page the strongest has its way', async () => {
  const pages = pagesOf(defaultGuidance);
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...order)),
      fc.constantFrom(...pages.map(host => `https://${host}`), '*', '[*.]nhs.uk'),
      (names, pattern) => {
        const strongest = order.find(one => names.includes(one));
        const found = blocked(names.map(one => policy(one, [pattern])));
        return found === (strongest?.includes('Blocked') ? `edge: ${strongest}` : null);
      },
    ),
  );
});

t.test('one page that is barred is enough, whatever is allowed to the others', async t => {
  const [barred = '', ...others] = pagesOf(defaultGuidance);
  const set = [
    policy('LocalNetworkAccessBlockedForUrls', ['*']),
    policy('LoopbackNetworkAllowedForUrls', others),
  ];
  t.equal(blocked(set), 'edge: LocalNetworkAccessBlockedForUrls');
  t.equal(blocked([...set, policy('LoopbackNetworkAllowedForUrls', [barred])]), null);
  t.equal(blocked([...set, policy('LocalNetworkAccessRestrictionsTemporaryOptOut', ['1'])]), null);
});

t.test('a browser that is absent, or older than the policy, heeds it not', async t => {
  const loopback = [policy('LoopbackNetworkBlockedForUrls', ['*'])];
  t.equal(blocked(loopback, { edge: '145.0.1' }), null);
  t.equal(blocked(loopback, { edge: '146.0.1' }), 'edge: LoopbackNetworkBlockedForUrls');
  t.equal(blocked(loopback, { edge: null }), null);
  t.equal(blocked(loopback, { edge: '' }), 'edge: LoopbackNetworkBlockedForUrls', 'its version is not known');
  const products = [
    { name: 'Microsoft Edge WebView2 Runtime', version: '150.0' },
    { name: 'microsoft edge', version: '140.0' },
  ];
  t.strictSame(browsersIn(products, defaultGuidance), { chrome: null, edge: '140.0' });
});

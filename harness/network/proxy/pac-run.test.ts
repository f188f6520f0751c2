import { BlockList } from 'node:net';
import fc from 'fast-check';
import t from 'tap';
import { unanswered } from './pac-functions.ts';
import { runPac } from './pac-run.ts';

const host = 'am.service.example';
const known = new Map<string, string | null>([
  ['', '10.1.2.3'],
  [host, '192.0.2.7'],
  ['missing.example', null],
]);
const ask = (script: string, to = host) => runPac(script, to, known);
const askBriefly = (script: string) => runPac(script, host, known, 100);
/** What a script chooses that holds this expression against the host. */
const chosen = async (expression: string, to = host) => {
  const run = await ask(`function FindProxyForURL(url, host) { return String(${expression}); }`, to);
  return run.kind === 'chose' ? run.text : run;
};

t.test('a script is given the host and a URL without a path', async t => {
  t.equal(await chosen('url + " " + host'), `https://${host}/ ${host}`);
  t.equal(await chosen('url + " " + host', '2001:db8::1'), 'https://[2001:db8::1]/ 2001:db8::1');
});

t.test('the functions of a script answer as browsers answer', async t => {
  for (const yes of [
    'shExpMatch(host, "*.service.example")',
    'shExpMatch(url, "https://am.*")',
    'shExpMatch(host, "a?.service.example")',
    'dnsDomainIs(host, ".example")',
    'dnsDomainLevels(host) === 2',
    'isPlainHostName("intranet")',
    'localHostOrDomainIs("www", "www.example")',
    'isInNet(host, "192.0.2.0", "255.255.255.0")',
    'isInNet("10.9.9.9", "10.0.0.0", "255.0.0.0")',
    'isInNet(dnsResolve(host), "192.0.2.0", "255.255.255.0")',
    'isInNet(myIpAddress(), "10.1.0.0", "255.255.0.0")',
    'isInNet(host, "192.0.3.7", "255.255.0.255")',
    'dnsResolve("missing.example") === null',
    'isResolvable(host)',
    'weekdayRange("SUN", "SAT")',
    // Language that came after 2009, and functions that call functions.
    '[1, 2].some(() => isResolvable(host)) && (null ?? true)',
  ])
    t.equal(await chosen(yes), 'true', yes);
  for (const no of [
    'shExpMatch(host, "*.service")',
    'shExpMatch(host, "am")',
    'dnsDomainIs(host, ".other.example")',
    'isPlainHostName(host)',
    'localHostOrDomainIs("www.other.example", "www.example")',
    'isInNet(host, "192.0.3.0", "255.255.255.0")',
    'isInNet("missing.example", "0.0.0.0", "0.0.0.0")',
    'isInNet(dnsResolve("missing.example"), "0.0.0.0", "0.0.0.0")',
    'isInNet(host, "nonsense", "255.0.0.0")',
    'isResolvable("missing.example")',
    '[host].some(name => isInNet(name, "10.0.0.0", "255.0.0.0"))',
  ])
    t.equal(await chosen(no), 'false', no);
});

const nearby = fc
  .tuple(fc.constantFrom(10, 11), fc.constantFrom(0, 128), fc.nat(3), fc.nat(255))
  .map(bytes => bytes.join('.'));
const maskOf = (bits: number): string =>
  [0, 8, 16, 24].map(before => 256 - 2 ** (8 - Math.min(8, Math.max(0, bits - before)))).join('.');

t.test('an address is in a network for a script when it is for the system', async () => {
  const question = fc.record({ address: nearby, network: nearby, bits: fc.nat(32) });
  const property = fc.asyncProperty(fc.array(question, { maxLength: 20 }), async questions => {
    const calls = questions.map(
      ({ address, network, bits }) => `isInNet("${address}", "${network}", "${maskOf(bits)}")`,
    );
    const answers = questions.map(({ address, network, bits }) => {
      const list = new BlockList();
      list.addSubnet(network, bits);
      return list.check(address);
    });
    return (await chosen(`JSON.stringify([${calls}])`)) === JSON.stringify(answers);
  });
  await fc.assert(property, { numRuns: 30 });
});

t.test('a script that wants an address says whose, even where it would catch that', async t => {
  const name = 'Other.example';
  t.strictSame(await chosen(`dnsResolve("${name}")`), { kind: 'asks', name: 'other.example' });
  const caught = `function FindProxyForURL() { try { dnsResolve("${name}"); } catch (e) {} return "DIRECT"; }`;
  t.strictSame(await ask(caught), { kind: 'asks', name: 'other.example' });
  t.match(await ask(`var a = dnsResolve("${name}"); function FindProxyForURL() { return a; }`), {
    kind: 'asks',
  });
  t.equal(await chosen(`dnsResolve("${'x'.repeat(300)}")`), 'null', 'no name is that long');
});

t.test('a script that says nothing means no proxy', async t => {
  for (const body of ['', 'return null', 'return undefined'])
    t.strictSame(await ask(`function FindProxyForURL() { ${body} }`), { kind: 'chose', text: 'DIRECT' });
});

t.test('a script that is broken or calls what is not evaluated leaves the way open', async t => {
  for (const [script, because] of [
    ['function FindProxyForURL( {', /SyntaxError/],
    ['<html>FindProxyForURL</html>', /SyntaxError/],
    ['var FindProxyForURL = 1;', /TypeError/],
    ['// FindProxyForURL', /ReferenceError/],
    ['function FindProxyForURL() { throw "secret.example"; }', /^the PAC script fails: \w+$/],
    ['function FindProxyForURL() { return 5; }', /no text/],
    ['function FindProxyForURL() { return FindProxyForURL(); }', /RangeError|Error/],
    ['function FindProxyForURL() { return "x".repeat(1e9); }', /fails/],
  ] as const)
    t.match(await ask(script), { kind: 'open', because }, script);
  for (const name of unanswered) {
    t.match(await chosen(`${name}("a", "b")`), { kind: 'open', because: new RegExp(name) });
    const caught = `function FindProxyForURL() { try { ${name}(1); } catch (e) {} return "DIRECT"; }`;
    t.match(await ask(caught), { kind: 'open' }, 'caught');
  }
});

t.test('a script that loops is stopped, wherever it loops', async t => {
  const loops = ['for (;;);', 'try { for (;;); } catch (e) {}', '/(a+)+b/.test("a".repeat(60));'];
  const runs = loops.flatMap(loop => [
    askBriefly(`${loop} function FindProxyForURL() { return "DIRECT"; }`),
    askBriefly(`function FindProxyForURL() { ${loop} return "DIRECT"; }`),
  ]);
  for (const run of await Promise.all(runs)) t.match(run, { kind: 'open', because: /come to an end/ });
});

t.test('a script of a mebibyte is read to its end', async t => {
  const rule = (i: number) =>
    `if (shExpMatch(host, "*.site-${i}.example")) return "PROXY p${i}.example:80";\n`;
  const rules = Array.from({ length: 13_000 }, (_, i) => rule(i)).join('');
  const script = `function FindProxyForURL(url, host) {\n${rules}return "DIRECT"; }`;
  t.ok(script.length > 1_000_000 && script.length < 1024 * 1024);
  t.match(await runPac(script, 'a.site-12999.example', known, 60_000), { text: 'PROXY p12999.example:80' });
  t.match(await runPac(script, host, known, 60_000), { text: 'DIRECT' });
});

t.test('one run leaves nothing behind for the next', async t => {
  const script =
    'var runs = 0; function FindProxyForURL() { runs++; Array.prototype.x = runs; return "PROXY p:" + [].x; }';
  for (let i = 0; i < 3; i++) t.strictSame(await ask(script), { kind: 'chose', text: 'PROXY p:1' });
});

import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { offeredScripts } from './dhcp-offers.ts';
import { everyValueOf } from './registry.ts';
import { type KeptOption, lease } from './testing/dhcp-lease.ts';
import { recorded } from './testing/recorded-registry.ts';

const now = 1_800_000_000_000;
const url = 'http://pac.example/wpad.dat';
const later = now / 1000 + 60;
const script: KeptOption = { code: 252, data: url, lapses: later };

t.test('a script that DHCP offered is found among whatever else it said', async t => {
  const other = fc.record({
    code: fc.nat(255).filter(code => code !== 252),
    data: fc.string({ unit: 'binary-ascii', maxLength: 40 }),
    vendor: fc.boolean(),
    lapses: fc.nat(4_000_000_000),
  });
  fc.assert(
    fc.property(fc.array(other), fc.array(other), fc.boolean(), (before, after, there) =>
      isDeepStrictEqual(
        offeredScripts(lease([...before, ...(there ? [script] : []), ...after]), now),
        there ? [url] : [],
      ),
    ),
  );
  for (const data of [`${url}\0`, `${url}\n`, ` ${url}`])
    t.strictSame(offeredScripts(lease([{ ...script, data }]), now), [url]);
});

t.test('what has lapsed, is a vendor\u2019s or is no address is no offer', async t => {
  for (const not of [
    { ...script, lapses: now / 1000 - 1 },
    { ...script, vendor: true },
    { ...script, data: '' },
    { ...script, data: 'file:///c:/proxy.pac' },
    { ...script, data: 'http://two words.example/' },
  ])
    t.strictSame(offeredScripts(lease([not]), now), []);
  t.strictSame(offeredScripts(lease([script]).slice(0, 38), now), [], 'cut short');
});

t.test('bytes that mean nothing come to an end', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes =>
      Array.isArray(offeredScripts(Buffer.from(bytes).toString('hex'), now)),
    ),
  );
  fc.assert(fc.property(fc.string(), text => Array.isArray(offeredScripts(text, now))));
});

t.test('the leases of all interfaces are read as a real reg printed them', async t => {
  const leases = await everyValueOf([recorded.leases], 'DhcpInterfaceOptions');
  t.equal(leases.length, 2);
  t.strictSame(
    leases.map(kept => offeredScripts(kept, now)),
    [[url], []],
  );
});

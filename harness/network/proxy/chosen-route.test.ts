import fc from 'fast-check';
import t from 'tap';
import { routeChosen, routeThrough } from './chosen-route.ts';

t.test('a proxy setting becomes a route', async t => {
  t.match(routeThrough(null), { value: { kind: 'direct' } });
  t.match(routeThrough('http://proxy.example:3128'), {
    value: { kind: 'proxy', host: 'proxy.example', port: 3128 },
  });
  t.match(routeThrough('proxy.example:8080'), { value: { host: 'proxy.example', port: 8080 } });
  t.match(routeThrough('10.0.0.1'), { value: { host: '10.0.0.1', port: 80 } });
  t.match(routeThrough('http://user:secret@[::1]:3128/'), { value: { host: '::1', port: 3128 } });
  t.match(routeThrough('socks5://proxy.example'), { kind: 'skipped' });
  t.match(routeThrough('https://proxy.example'), { kind: 'skipped' });
  t.match(routeThrough('http://:::'), { kind: 'failed', code: 'malformed' });
  t.match(routeThrough('pr\ufffdxy:80'), { kind: 'failed', code: 'malformed' }, 'not in ASCII');
});

t.test('the first way that a script chose decides', async t => {
  const proxy = { value: { kind: 'proxy', host: 'a.example', port: 3128 } };
  for (const text of [
    'PROXY a.example:3128',
    'PROXY a.example:3128; DIRECT',
    ' proxy  a.example:3128 ;PROXY b.example:80',
    'HTTP a.example:3128;',
    ';; NONSENSE x; PROXY; PROXY a.example:3128',
  ])
    t.match(routeChosen(text), proxy, text);
  for (const text of ['DIRECT', 'direct; PROXY a.example:80', '', ' ; ', 'NONSENSE a.example:80'])
    t.match(routeChosen(text), { value: { kind: 'direct' } }, text);
  t.match(routeChosen('PROXY a.example'), { value: { port: 80 } });
  t.match(routeChosen('PROXY [2001:db8::1]:8080'), { value: { host: '2001:db8::1', port: 8080 } });
  t.match(routeChosen('HTTPS a.example:443; DIRECT'), { kind: 'skipped', because: /https/ });
  t.match(routeChosen('SOCKS a.example:1080; DIRECT'), { kind: 'skipped', because: /socks4/ });
  t.match(routeChosen('SOCKS5 a.example:1080'), { kind: 'skipped', because: /socks5/ });
  t.match(routeChosen('PROXY a.example:99999'), { kind: 'failed', code: 'malformed' });
});

t.test('whatever a script says is an outcome', async () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => routeChosen(text).kind !== undefined));
});

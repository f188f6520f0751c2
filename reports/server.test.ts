import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import t from 'tap';
import { type Server, serveNights } from './server.ts';
import { storeIn } from './store.ts';
import { onDay, runRecord, scenarioResult } from './testing/records.ts';

const started = async (
  t: { testdir(): string; teardown(fn: () => Promise<void>): void },
  errors: unknown[] = [],
): Promise<{
  readonly folder: string;
  readonly server: Server;
  readonly get: (path: string) => Promise<Response>;
}> => {
  const folder = t.testdir();
  const server = await serveNights({
    store: storeIn(folder),
    port: 0,
    host: '127.0.0.1',
    onError: error => errors.push(error),
  });
  t.teardown(() => server.close());
  return { folder, server, get: path => fetch(new URL(path, server.url)) };
};

t.test('an empty data folder shows a friendly page', async t => {
  const { get } = await started(t);
  const response = await get('/');
  t.equal(response.status, 200);
  t.match(await response.text(), 'No night yet');
  t.match(await (await get('/nights')).text(), 'No night has been kept yet');
  t.strictSame(await (await get('/api/nights')).json(), { nights: [], warnings: [] });
});

t.test('nights are shown as they are kept, without a restart', async t => {
  const { folder, get } = await started(t);
  const store = storeIn(folder);
  const first = await store.add(onDay(21, runRecord()));
  t.match(await (await get('/')).text(), 'first night of its kind');
  const wrong = onDay(22, runRecord({ scenarios: [scenarioResult({ judgement: 'wrong', why: 'oh' })] }));
  const second = await store.add(wrong);
  const tonight = await (await get('/')).text();
  t.match(tonight, 'Night of 22 November 2026');
  t.match(tonight, 'What changed since 21 November 2026');
  t.match(await (await get(`/nights/${first.id}`)).text(), 'Night of 21 November 2026');
  t.match(await (await get('/nights')).text(), `href="/nights/${second.id}"`);
  const junit = await get(`/nights/${second.id}/junit.xml`);
  t.match(junit.headers.get('content-type'), 'application/xml');
  t.match(await junit.text(), '<failure message="oh" type="wrong">');
  t.strictSame(await (await get(`/api/nights/${second.id}`)).json(), wrong);
  t.strictSame(await (await get('/api/nights')).json(), { nights: [second, first], warnings: [] });
});

t.test('what is not there is said with 404', async t => {
  const { get } = await started(t);
  for (const path of [
    '/no',
    '/nights/x',
    '/nights/..%2f..',
    '/nights/%E0%A4%A/junit.xml',
    '/nights/x/junit.xml',
    '/api/nights/x',
  ])
    t.equal((await get(path)).status, 404, path);
});

t.test('a damaged record is a page that names it, and is told to the operator', async t => {
  const errors: unknown[] = [];
  const { folder, get } = await started(t, errors);
  await mkdir(join(folder, 'broken'));
  await writeFile(join(folder, 'broken', 'record.json'), '{');
  const response = await get('/api/nights/broken');
  t.equal(response.status, 500);
  t.match(await response.text(), 'broken/record.json: not JSON');
  t.equal(errors.length, 1);
  t.match(await (await get('/nights')).text(), 'broken/record.json: not JSON');
});

t.test('every answer forbids scripts, requests and frames; a page allows only its own styles', async t => {
  const { folder, get } = await started(t);
  await storeIn(folder).add(runRecord());
  for (const path of ['/', '/nights', '/no', '/api/nights']) {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    t.match(policy, "default-src 'none'; style-src ", path);
    t.notMatch(policy, 'unsafe', path);
    t.match(policy, "frame-ancestors 'none'", path);
    t.equal(headers.get('x-content-type-options'), 'nosniff', path);
    t.equal(headers.get('x-powered-by'), null, path);
  }
});

t.test('only a name of the loopback is answered to on the loopback', async t => {
  const { server } = await started(t);
  const status = (host: string) =>
    new Promise((resolve, reject) => {
      request(server.url, { headers: { host } }, response => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  t.equal(await status('localhost'), 200);
  t.equal(await status('rebound.example'), 421);
});

t.test('a port in use is an error of the caller', async t => {
  const { server, folder } = await started(t);
  const port = Number(new URL(server.url).port);
  await t.rejects(serveNights({ store: storeIn(folder), port, host: '127.0.0.1', onError: () => {} }), {
    code: 'EADDRINUSE',
  });
});

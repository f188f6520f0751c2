import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { linuxPolicies } from './linux-policies.ts';
import { otherSoftware } from './other-software.ts';

const managed = (root: string, browser: string) => {
  const folder = join(root, 'etc/opt', browser, 'policies/managed');
  mkdirSync(folder, { recursive: true });
  return (file: string, text: string) => writeFileSync(join(folder, file), text);
};

t.test('a machine without such folders says nothing', async t => {
  t.match(await linuxPolicies(t.testdir()), { kind: 'skipped' });
  const elsewhere = otherSoftware('darwin');
  t.match(await elsewhere.policies(1000), { kind: 'skipped', because: /darwin/ });
});

t.test('every JSON file of every browser counts, and what is none is passed over', async t => {
  const root = t.testdir();
  const chrome = managed(root, 'chrome');
  const edge = managed(root, 'edge');
  chrome('a.json', '{"BlockThirdPartyCookies": true, "CookiesAllowedForUrls": ["[*.]localhost", "b"]}');
  chrome('b.json', '{"broken": ');
  chrome('c.json', '["no", "policies"]');
  chrome('notes.txt', '{"Ignored": 1}');
  edge('z.json', '{"ExtensionSettings": {"*": {}}, "Nothing": null}');
  t.match(await linuxPolicies(root), {
    kind: 'ok',
    value: [
      { browser: 'chrome', name: 'BlockThirdPartyCookies', values: ['true'] },
      { browser: 'chrome', name: 'CookiesAllowedForUrls', values: ['[*.]localhost', 'b'] },
      { browser: 'edge', name: 'ExtensionSettings', values: ['{"*":{}}'] },
      { browser: 'edge', name: 'Nothing', values: ['null'] },
    ],
  });
});

t.test('what is too much to be policies is not taken for none', async t => {
  const root = t.testdir();
  const chrome = managed(root, 'chrome');
  chrome('large.json', `"${'x'.repeat(2_000_000)}"`);
  t.match(await linuxPolicies(root), { code: 'malformed' });
  chrome('large.json', '{}');
  for (let i = 0; i < 101; i++) chrome(`${i}.json`, '{}');
  t.match(await linuxPolicies(root), { code: 'malformed' });
});

t.test('what cannot be read fails', async t => {
  const root = t.testdir();
  managed(root, 'edge');
  mkdirSync(join(root, 'etc/opt/edge/policies/managed/a.json'));
  await t.rejects(linuxPolicies(root), { code: 'EISDIR' });
});

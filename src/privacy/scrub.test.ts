import fc from 'fast-check';
import t from 'tap';
import { publicReaderName, scrub } from './scrub.ts';

t.test('text that leaves the process names no person, machine or place', async t => {
  const cases: readonly (readonly [string, string])[] = [
    ['ENOENT /home/jsmith/file', 'ENOENT /home/<user>/file'],
    ['C:\\Users\\j.smith\\AppData', 'C:\\Users\\<user>\\AppData'],
    ['connect 10.12.0.7:443', 'connect <inside>:443'],
    ['connect 192.168.1.20:443', 'connect <inside>:443'],
    ['proxy01.trust.local refused', '<inside> refused'],
    ['mail jane.smith@example.nhs.uk now', 'mail <address> now'],
    ['card 555012345678 of 0f8fad5b-d9cb-469f-a165-70867728950e', 'card <number> of <uuid>'],
    ['proxy01.mytrust.nhs.uk said no', '<inside> said no'],
    ['connect 81.2.69.142:443', 'connect <inside>:443'],
    ['connect 2a00:23c5::1 port 443', 'connect <inside> port 443'],
    ['connect fe80::1:2 at 09:00:12', 'connect <inside> at 09:00:12'],
    ['winscard.dll 1.4.2.0', 'winscard.dll 1.4.2.0'],
    ['error 0x8010001D', 'error 0x8010001D'],
  ];
  for (const [text, expected] of cases) t.equal(scrub(text), expected);
  t.ok(scrub('x'.repeat(10_000)).length <= 300, 'and is short');
});

t.test('what was scrubbed once is scrubbed for good', async t => {
  const pieces = [
    '10.0.0.1',
    '.local',
    'trust',
    '/home/',
    'a@b.nhs',
    '-',
    '.',
    '@',
    ' ',
    '123456789',
    'x'.repeat(290),
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())), parts => {
      const once = scrub(parts.join(''));
      return scrub(once) === once && once.length <= 300;
    }),
    { numRuns: 1000 },
  );
  t.equal(
    scrub(`${'x '.repeat(145)}host.localised`),
    `${'x '.repeat(145)}<inside>`,
    'cut to an internal name',
  );
});

t.test('a reader keeps its name and loses its serial number', async t => {
  t.equal(publicReaderName('Gemalto PC Twin Reader (0123ABCD) 00 00'), 'Gemalto PC Twin Reader 00 00');
  t.equal(
    publicReaderName('Alcor Micro AU9540 [CCID Interface] (20190101) 01 00'),
    'Alcor Micro AU9540 [CCID Interface] 01 00',
  );
  t.equal(publicReaderName('Reader (DEADBEEF) 00 00'), 'Reader 00 00');
  t.equal(publicReaderName('Reader (5417_1938) 00 00'), 'Reader 00 00');
  t.equal(publicReaderName('Reader (Contactless) 00 00'), 'Reader (Contactless) 00 00');
});

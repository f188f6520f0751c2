import fc from 'fast-check';
import t from 'tap';
import { diagnose } from '../diagnose/diagnose.ts';
import type { Evidence, Observation } from '../evidence/evidence.ts';
import { type QuestionId, questionIds, questionKey, questions, type Symptom } from '../evidence/questions.ts';
import { defaultGuidance as guidance } from '../guidance/default.ts';
import { refusals } from './refusals.ts';
import { type CaseInput, requestFor, requestText } from './request.ts';

const host = 'am.nhsidentity.spineservices.nhs.uk';
const targets = { workstation: undefined, host, reader: 'Reader 00 00' } as const;

const at = (question: QuestionId): object => {
  const target = targets[questions[question].about];
  return { question, ...(target === undefined ? {} : { target }), by: 'machine', ms: 0 };
};

const answered = (question: QuestionId, answer: string): Observation =>
  ({ ...at(question), status: 'answered', answer }) as Observation;
const skippedAt = (question: QuestionId, because: string): Observation =>
  ({ ...at(question), status: 'skipped', because }) as Observation;
const failedAt = (question: QuestionId): Observation =>
  ({ ...at(question), status: 'failed', code: 'timed-out', detail: '' }) as Observation;

/** All steps done and nothing found, the person's questions included; `instead` replaces or, with null, leaves out. */
const evidenceWith = (
  instead: { readonly [question in QuestionId]?: Observation | null } = {},
  symptom: Symptom | null = 'err1002',
): Evidence => ({
  format: 1,
  takenAt: '2026-11-02T09:00:00.000Z',
  guidance: { version: guidance.version, asOf: guidance.asOf },
  symptom,
  observations: questionIds
    .filter(id => id !== 'symptom')
    .flatMap(id => {
      const other = instead[id];
      return other === undefined ? [answered(id, questions[id].healthy[0])] : other === null ? [] : [other];
    }),
});

const complete: CaseInput = {
  action: 'print smartcard',
  users: '3',
  wes: 'yes',
  logs: ['diagnostic.log'],
};

const against = (input: Partial<CaseInput> = {}, evidence = evidenceWith()) =>
  refusals({ ...complete, ...input }, diagnose(evidence, guidance), evidence);

t.test('the request has the words of the template on the ERR1002 page', t => {
  const page =
    'https://digital.nhs.uk/services/care-identity-service/setting-up-and-troubleshooting/common-issues/err1002-unable-to-read-smartcard';
  const lines = [
    'Short description',
    'ERR1002 Unable to read smartcard',
    '',
    'Long description',
    'I am a member of the IT team for my organisation.',
    'A user is trying to print smartcard',
    'They get the following error:',
    'ERR1002 Unable to read smartcard',
    `- I have followed the troubleshooting steps as described here: ${page}`,
    '- I attach a copy of the diagnostic log for the workstation(s)',
    '- I confirm that the workstation conforms to the Warrantied Environment Specification',
    '- This affects 3 number of users',
  ];
  t.same(requestText(requestFor(complete)), `${lines.join('\n')}\n`);
  t.same(requestText(requestFor({ ...complete, errorId: '  ' })), `${lines.join('\n')}\n`);
  t.same(
    requestText(requestFor({ ...complete, errorId: 'a1b2-c3' })),
    [...lines, '- The Error Response ID is a1b2-c3', ''].join('\n'),
  );
  t.equal(
    requestFor({ ...complete, action: ' print\r\n a\tcard ' }).longDescription[1],
    'A user is trying to print a card',
  );
  t.end();
});

t.test('a request whose form and steps are complete is not refused', t => {
  t.same(against(), []);
  t.same(against({ users: ' 12 ', errorId: 'x', logs: ['a', 'b'] }), []);
  t.same(against({}, evidenceWith({}, null)), [], 'nobody said what the user sees');
  t.end();
});

t.test('what the writer left out is named with its remedy', t => {
  const one = (input: Partial<CaseInput>, why: RegExp, todo: RegExp) =>
    t.match(against(input), [{ why, todo }], JSON.stringify(input));
  for (const action of ['', '  ', '…']) one({ action }, /what the user is trying to do/, /--action/);
  for (const users of ['', '0', '-1', '1.5', 'some', '1e3', 'NaN'])
    one({ users }, /not a whole number/, /--users/);
  for (const wes of ['', 'no', 'Yes', 'y']) one({ wes }, /Warrantied Environment/, /--wes yes/);
  one({ logs: [] }, /No log/, /local admin.*--log/);
  one({ action: 'mail jane@example.org' }, /an e-mail address/, /Say only/);
  one({ action: 'use 1b4e28ba-2fa1-11d2-883f-0016d3cca427' }, /a UUID/, /Say only/);
  one({ action: 'open patient 943 476 5919' }, /a long number/, /without whose/);
  t.equal(against({ action: '', users: '', wes: '', logs: [] }).length, 4);
  t.end();
});

t.test('a step that was not done is named, with what was not answered', t => {
  const one = (instead: Parameters<typeof evidenceWith>[0], why: RegExp, todo: RegExp) =>
    t.match(
      against({}, evidenceWith(instead)).filter(refusal => why.test(refusal.why)),
      [{ todo }],
      String(why),
    );
  one({ 'network.tls': failedAt('network.tls') }, /^Step 1.*network\.tls\(am\..*timed-out/, /--answers/);
  one({ 'directory.profile': null }, /^Step 2.*directory\.profile/, /Look the user’s profile up/);
  one(
    { 'directory.profile': skippedAt('directory.profile', 'no directory is reachable') },
    /^Step 2.*no directory is reachable/,
    /directory\.profile: active or closed/,
  );
  one(
    { 'software.port-service': skippedAt('software.port-service', 'x') },
    /^Step 3.*software\.port-service/,
    /--answers/,
  );
  one(
    { 'card.validity': failedAt('card.validity') },
    /^Step 4.*card\.validity\(Reader 00 00\)/,
    /valid or expired/,
  );
  t.equal(against({}, { ...evidenceWith(), observations: [] }).length, 4, 'no evidence, no step');
  t.end();
});

t.test('what need not or cannot be checked does not stand in the way', t => {
  const fine = (instead: Parameters<typeof evidenceWith>[0], because: string) =>
    t.same(against({}, evidenceWith(instead)), [], because);
  fine({ 'directory.roles': null, 'person.card-elsewhere': null }, 'what only people know');
  fine({ 'card.lock': skippedAt('card.lock', 'the card does not tell') }, 'a card that does not tell');
  fine(
    {
      'network.hscn': skippedAt('network.hscn', 'not needed'),
      'software.identity-agent': answered('software.identity-agent', 'absent'),
    },
    'HSCN without an Identity Agent',
  );
  const signIn = 'the Port Service wants a Windows sign-in';
  const closed = {
    'client.credential-management': skippedAt('client.credential-management', signIn),
    'client.application': skippedAt('client.application', signIn),
  };
  fine(closed, 'what the Port Service tells to browsers only, of a process that runs');
  const process = 'software.credential-management-process';
  t.match(against({}, evidenceWith({ ...closed, [process]: failedAt(process) })), [
    { why: /^Step 3.*client\.credential-management/ },
  ]);
  fine(
    {
      'card.application': answered('card.application', 'garbled'),
      'card.certificates': failedAt('card.certificates'),
      'card.issuer': null,
      'person.card-elsewhere': null,
    },
    'what stands behind an answer that nobody here can mend',
  );
  t.end();
});

t.test('a known cause is mended before a case is raised', t => {
  const notTried = { 'person.card-elsewhere': null, 'person.other-card-here': null, 'network.http': null };
  const known = (question: QuestionId, answer: string, why: RegExp, todo: RegExp) =>
    t.match(against({}, evidenceWith({ ...notTried, [question]: answered(question, answer) })), [
      { why, todo },
    ]);
  known(
    'person.supplier',
    'isosec-or-imprivata',
    /supplier that NHS England does not support/,
    /Contact the supplier/,
  );
  known('network.tls', 'intercepted', /required domain am\..* is blocked/, /network team/);
  known('readers.cards', 'several', /More than one card/, /only the one smartcard/);
  known('browser.localhost', 'blocked', /browser policy/, /policy/);
  known('directory.profile', 'closed', /profile is closed/, /reopens it/);
  t.same(
    against({}, evidenceWith({ 'card.validity': answered('card.validity', 'expired') })),
    [],
    'a card is reissued only after the report',
  );
  t.match(against({}, evidenceWith({}, 'none')), [{ why: /no error/ }]);
  t.match(against({}, evidenceWith({}, 'card-blocked')), [{ why: /not see ERR1002 but card-blocked/ }]);
  t.end();
});

t.test('either something stands against a request, or it holds every line of the template in order', t => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('yes', '1', ' 20', 'print\nsmartcard', 'x\u2028y', ''),
  );
  const inputs: fc.Arbitrary<CaseInput> = fc.record(
    { action: text, users: text, wes: text, logs: fc.array(text, { maxLength: 2 }), errorId: text },
    { requiredKeys: ['action', 'users', 'wes', 'logs'] },
  );
  const nearlyComplete = fc.tuple(fc.subarray(['action', 'users', 'wes', 'logs'] as const), inputs).map(
    ([kept, input]): CaseInput => ({
      ...input,
      ...Object.fromEntries(kept.map(key => [key, complete[key]])),
    }),
  );
  const mandatory = [
    /^I am a member of the IT team/,
    /^A user is trying to \S/,
    /^They get the following error:$/,
    /^ERR1002 Unable to read smartcard$/,
    /^- I have followed the troubleshooting steps .*err1002-unable-to-read-smartcard$/,
    /^- I attach a copy of the diagnostic log/,
    /^- I confirm that the workstation conforms/,
    /^- This affects [1-9]\d* number of users$/,
  ];
  const everything = evidenceWith();
  const evidences = fc
    .oneof(fc.constant(everything.observations), fc.subarray([...everything.observations]))
    .map(observations => ({ ...everything, observations }));
  let written = 0;
  fc.assert(
    fc.property(nearlyComplete, evidences, (input, evidence) => {
      if (refusals(input, diagnose(evidence, guidance), evidence).length > 0) return true;
      written += 1;
      const lines = requestText(requestFor(input)).split('\n');
      const rest = lines.slice(lines.indexOf('Long description') + 1);
      return mandatory.every((line, index) => line.test(rest[index] ?? ''));
    }),
    { numRuns: 100 },
  );
  t.ok(written > 3, `${written} requests were written`);
  t.end();
});

t.test('every key that a refusal offers to answer is a question', t => {
  for (const { todo } of against({}, { ...evidenceWith(), observations: [] }))
    for (const [key] of todo.matchAll(/[a-z]+\.[a-z-]+(?=: )/g))
      t.ok(
        questionIds.some(id => questionKey(id) === key),
        key,
      );
  t.end();
});

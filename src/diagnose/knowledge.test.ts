import fc from 'fast-check';
import t from 'tap';
import { isHealthy, questionKey, questions } from '../evidence/questions.ts';
import { defaultGuidance } from '../guidance/default.ts';
import { decides, type Model, row, type Scope } from '../model/row.ts';
import { table } from '../model/table.ts';
import { knowledgeOf } from './knowledge.ts';

const host = fc.record({
  name: fc.constantFrom('one.example', 'two.example'),
  role: fc.constantFrom('required', 'hscn', 'control'),
  neededBy: fc.constantFrom('sign-in-page', 'credential-management'),
}) as fc.Arbitrary<Scope['hosts'][number]>;
const scope: fc.Arbitrary<Scope> = fc.record({
  hosts: fc.uniqueArray(host, { selector: ({ name }) => name, maxLength: 2 }),
  readers: fc.uniqueArray(fc.constantFrom('A 00', 'B 00', undefined), { maxLength: 2 }),
});

t.test(
  'what is known of a workstation is that of its own hosts and readers, whichever came before',
  async t => {
    fc.assert(
      fc.property(fc.array(scope, { minLength: 2, maxLength: 40 }), scopes => {
        for (const one of scopes) {
          const rows = table(one);
          const known = knowledgeOf(one).rows;
          t.strictSame(
            known.map(({ question, target, deciders }) => [
              questionKey(question, target),
              deciders.map(({ hypothesis, answers, mayPass }) => ({ hypothesis, answers, mayPass })),
            ]),
            rows.map(({ question, target, deciders }) => [questionKey(question, target), deciders]),
          );
        }
      }),
      { seed: 1002, numRuns: 30 },
    );
  },
);

const workstation = (): Scope => ({ hosts: [...defaultGuidance.hosts], readers: ['A 00', undefined] });
const known = knowledgeOf(workstation());

t.test('the same workstation is known already', async t => {
  t.equal(knowledgeOf(workstation()), knowledgeOf(workstation()));
  const { hosts, readers } = workstation();
  t.equal(knowledgeOf({ hosts: hosts.map(host => ({ ...host })), readers }), knowledgeOf(workstation()));
});

t.test('the latest sixteen workstations are remembered, and no more', async t => {
  let made = 0;
  const model: Model = () => {
    made += 1;
    return [];
  };
  const ask = (reader: number) => knowledgeOf({ hosts: [], readers: [`Reader ${reader}`] }, model);
  const anew = (readers: readonly number[]): number => {
    const before = made;
    for (const reader of readers) ask(reader);
    return made - before;
  };
  const sixteen = Array.from({ length: 16 }, (_, reader) => reader);
  t.equal(anew(sixteen), 16);
  t.equal(anew([5, 5, 0, ...sixteen]), 0, 'whichever is asked for');
  t.equal(anew([16]), 1);
  t.equal(anew([...sixteen.slice(1), 16]), 0, 'all but the one that was not asked for the longest time');
  t.equal(anew([0]), 1);
});

t.test('a reader may have any name, even the word for none', async t => {
  const locked = (target?: string) =>
    row('card.lock', [decides('card-locked', ['locked'], { target })], target);
  const { hypotheses } = knowledgeOf({ hosts: [], readers: [] }, () => [locked(), locked('undefined')]);
  t.match(hypotheses, [{ line: 'card-locked|' }, { target: 'undefined', line: 'card-locked|undefined' }]);
  t.equal(hypotheses.length, 2);
});

t.test('a hypothesis has a number of its own, and a line with those that differ only in how', async t => {
  const words = known.hypotheses.map(({ cause, target, how }) => `${cause}|${target ?? ''}|${how ?? ''}`);
  t.equal(new Set(words).size, words.length);
  for (const { cause, target, line } of known.hypotheses) t.equal(line, `${cause}|${target ?? ''}`);
  for (const { deciders } of known.rows)
    for (const { index, hypothesis } of deciders) t.match(known.hypotheses[index], hypothesis);
});

t.test('people are asked before machines, and what settles it before what may pass', async t => {
  for (const [index, { assessedBy, decides }] of known.hypotheses.entries()) {
    const ranks = assessedBy.map(({ question, deciders }) => {
      const settles = deciders.some(
        one =>
          one.index === index && !one.mayPass && one.answers.some(answer => !isHealthy(question, answer)),
      );
      const { by, minutes } = questions[question];
      return [by === 'machine' ? 1 : 0, settles ? 0 : 1, minutes];
    });
    const order = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, rank, i) => sum || rank - (b[i] ?? 0), 0);
    t.strictSame(ranks, ranks.toSorted(order));
    const bears = decides.filter(
      ({ question, deciders }) =>
        question !== 'symptom' && deciders.some(one => one.index === index && one.answers.length > 0),
    );
    t.strictSame(new Set(assessedBy.map(({ key }) => key)), new Set(bears.map(({ key }) => key)));
  }
});

import t from 'tap';
import { type QuestionId, questions } from '../evidence/questions.ts';
import { decides, hides, mayDecide, type Row, row } from '../model/row.ts';
import { bearingOf } from './constraint.ts';
import { knowledgeOf } from './knowledge.ts';
import { diagnosticLog, nextStep, type Ranked } from './next-step.ts';
import type { Problem } from './problem.ts';

/** A model of these rows only, of which nothing was answered. */
const problemOf = (...rows: readonly Row[]): Problem => {
  const knowledge = knowledgeOf({ hosts: [], readers: [] }, () => rows);
  return { ...knowledge, constraints: [], bearing: bearingOf([], knowledge.hypotheses) };
};

const locked = decides('card-locked', ['locked']);
/** Two explanations, one cause each. */
const either: readonly Ranked[] = [
  { explanation: [0], weight: 0.1 },
  { explanation: [1], weight: 0.1 },
];

t.test('the check that tells more in a minute is made first', async t => {
  const problem = problemOf(
    row('person.card-number', [decides('card-locked', ['retired']), decides('card-blank', ['current'])]),
    row('person.card-elsewhere', [decides('card-locked', ['fails']), decides('card-blank', ['works'])]),
  );
  const ids: readonly QuestionId[] = ['person.card-number', 'person.card-elsewhere'];
  const quickest = ids.toSorted((a, b) => questions[a].minutes - questions[b].minutes)[0];
  t.not(questions[ids[0] ?? 'symptom'].minutes, questions[ids[1] ?? 'symptom'].minutes);
  const { asks } = questions[quickest ?? 'symptom'];
  t.match(nextStep(either, problem), { question: quickest, ask: asks });
  t.equal(nextStep(either, problem).ask, asks);
});

t.test('what tells only likely ones apart is worth more than what tells only unlikely ones', async t => {
  const problem = problemOf(
    row('person.supplier', [
      decides('card-locked', ['isosec-or-imprivata']),
      decides('card-blank', ['nhs']),
      decides('card-mute', ['nhs']),
    ]),
    row('person.card-number', [
      decides('card-locked', ['current']),
      decides('card-blank', ['current']),
      decides('card-mute', ['retired']),
    ]),
  );
  const ask = (weights: readonly number[]) =>
    nextStep(
      weights.map((weight, index) => ({ explanation: [index], weight })),
      problem,
    ).question;
  t.equal(questions['person.supplier'].minutes, questions['person.card-number'].minutes);
  t.equal(ask([0.5, 0.5, 0.001]), 'person.supplier');
  t.equal(ask([0.001, 0.5, 0.5]), 'person.card-number');
});

t.test('a check about one place names it', async t => {
  const target = 'one.example';
  const problem = problemOf(
    row(
      'person.host-elsewhere',
      [decides('card-locked', ['opens']), decides('card-blank', ['fails'])],
      target,
    ),
  );
  const { asks, minutes } = questions['person.host-elsewhere'];
  t.match(nextStep(either, problem), { ask: `${asks} (${target})`, minutes });
});

t.test('a check that one cause may pass tells something too', async t => {
  const problem = problemOf(
    row('person.card-in-reader', [decides('card-blank', ['no']), mayDecide('card-locked', ['no'])]),
  );
  t.match(nextStep(either, problem), { question: 'person.card-in-reader' });
  t.match(nextStep(either.toReversed(), problem), { question: 'person.card-in-reader' });
});

t.test('a check that one of them lets nobody make tells nothing', async t => {
  for (const pair of [either, either.toReversed()]) {
    const hidden = problemOf(
      row('person.card-number', [hides('card-locked'), decides('card-blank', ['retired'])]),
    );
    t.equal(nextStep(pair, hidden), diagnosticLog);
  }
});

t.test(
  'of checks that tell as much the earlier step comes first, and of one step the first of the model',
  async t => {
    const supplier = row('person.supplier', [decides('card-locked', ['isosec-or-imprivata'])]);
    const number = row('person.card-number', [decides('card-locked', ['retired'])]);
    const inReader = row('person.card-in-reader', [decides('card-locked', ['no'])]);
    const blank = row('card.lock', [locked, decides('card-blank', [])]);
    const asked = (...rows: readonly Row[]) => nextStep(either, problemOf(...rows, blank)).question;
    t.ok(questions['person.supplier'].step < questions['person.card-number'].step);
    t.equal(asked(supplier, number), 'person.supplier');
    t.equal(asked(number, supplier), 'person.supplier');
    t.equal(asked(number, inReader), 'person.card-number');
    t.equal(asked(inReader, number), 'person.card-in-reader');
  },
);

t.test('only the fifty likeliest explanations are compared', async t => {
  const problem = problemOf(
    row('person.card-number', [decides('card-locked', ['retired'])]),
    row('card.lock', [locked, decides('card-blank', [])]),
  );
  const [one = { explanation: [], weight: 0 }, other = one] = either;
  const after = (count: number) => [...Array.from({ length: count }, () => one), other];
  t.match(nextStep(after(49), problem), { question: 'person.card-number' });
  t.equal(nextStep(after(50), problem), diagnosticLog);
});

t.test('where no check tells them apart the log of the diagnostic tool is next', async t => {
  t.match(diagnosticLog, { question: null, who: 'it-team', minutes: 30 });
  const same = problemOf(
    row('person.card-number', [decides('card-locked', ['retired']), decides('card-blank', ['retired'])]),
  );
  t.equal(nextStep(either, same), diagnosticLog);
  const machine = problemOf(row('card.lock', [locked, decides('card-blank', [])], 'A 00'));
  t.equal(nextStep(either, machine), diagnosticLog);
});

t.test('where nothing was looked at, looking is next', async t => {
  t.match(nextStep([{ explanation: [], weight: 1 }], problemOf(row('card.lock', [locked], 'A 00'))), {
    ask: /^Run the diagnosis/,
    question: null,
    minutes: 1,
  });
});

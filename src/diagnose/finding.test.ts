import t from 'tap';
import type { Evidence } from '../evidence/evidence.ts';
import { answersOf, isHealthy } from '../evidence/questions.ts';
import { defaultGuidance } from '../guidance/default.ts';
import type { Cause } from '../model/cause.ts';
import { causes } from '../model/causes.ts';
import { answered } from '../probes/probe.ts';
import { findingOf } from './finding.ts';
import { problemOf } from './problem.ts';

const facts = { readers: ['Reader 00'] };
const evidence: Evidence = {
  format: 1,
  takenAt: '2026-11-02T09:00:00.000Z',
  guidance: { version: '', asOf: '' },
  symptom: 'err1002',
  observations: [
    answered('readers.listed', 'some', { facts }),
    answered('card.lock', 'locked', { target: 'Reader 00' }),
    answered('pcsc.service', 'running'),
  ],
};
const problem = problemOf(evidence, defaultGuidance);
const findings = problem.hypotheses.map((hypothesis, index) => ({
  hypothesis,
  cause: causes[hypothesis.cause] as Cause,
  finding: findingOf(index, problem, defaultGuidance),
}));

const filled = (text: string, target: string | undefined) =>
  text.split('{target}').join(target ?? 'the reader');

t.test('a finding speaks of its own place', async t => {
  for (const { hypothesis, cause, finding } of findings) {
    t.equal(finding.title, filled(cause.title, hypothesis.target));
    t.equal(finding.target, hypothesis.target);
    t.equal('target' in finding, hypothesis.target !== undefined);
  }
  t.ok(findings.some(({ cause, hypothesis }) => cause.title.includes('{target}') && hypothesis.target));
});

t.test('a reader without a name is spoken of as the reader', async t => {
  const nameless = problemOf({ ...evidence, observations: [] }, defaultGuidance);
  const spoken = nameless.hypotheses.flatMap(({ cause, target }, index) =>
    target === undefined
      ? [{ cause: causes[cause] as Cause, finding: findingOf(index, nameless, defaultGuidance) }]
      : [],
  );
  for (const { cause, finding } of spoken) {
    t.equal(finding.title, filled(cause.title, undefined));
    t.equal('target' in finding, false);
  }
  t.ok(spoken.some(({ cause }) => cause.title.includes('{target}')));
});

t.test('the remedy says first in which way it came about, where that is known', async t => {
  for (const { hypothesis, cause, finding } of findings) {
    const how = hypothesis.how === undefined ? undefined : cause.hows?.[hypothesis.how];
    const words = how === undefined ? cause.remedy : `${how} ${cause.remedy}`;
    t.equal(finding.remedy, filled(words, hypothesis.target));
    t.equal(finding.how, hypothesis.how);
    t.equal('how' in finding, hypothesis.how !== undefined);
  }
  t.ok(findings.some(({ cause, hypothesis }) => cause.hows?.[hypothesis.how ?? ''] !== undefined));
});

t.test('who mends it, when, and how long that takes are those of the cause', async t => {
  for (const { cause, finding } of findings)
    t.match(finding, { who: cause.who, step: cause.step, minutes: cause.minutes });
});

t.test('the source is told with its date, and by its short name where the guidance has no more', async t => {
  for (const { cause, finding } of findings) {
    const source = defaultGuidance.sources[cause.source];
    t.equal(finding.source, source && `${source.title} (${source.date}), ${source.where}`);
  }
  for (const [index, { cause }] of findings.entries())
    t.equal(findingOf(index, problem, { ...defaultGuidance, sources: {} }).source, cause.source);
});

t.test('it rests on the broken answers that it gives, and on no healthy one', async t => {
  for (const [index, { finding }] of findings.entries()) {
    const given = problem.rows
      .filter(({ deciders }) => deciders.some(one => one.index === index))
      .filter(({ key: row, question, deciders }) =>
        problem.constraints.some(
          ({ key, answer }) =>
            key === row &&
            answersOf(question).includes(answer) &&
            !isHealthy(question, answer) &&
            deciders.some(one => one.index === index && one.answers.includes(answer)),
        ),
      );
    t.strictSame([...finding.because].sort(), given.map(({ key }) => key).sort());
  }
  t.ok(findings.some(({ finding }) => finding.because.includes('card.lock(Reader 00)')));
});

t.test('there is no finding of what the model does not know', async t => {
  t.throws(() => findingOf(problem.hypotheses.length, problem, defaultGuidance), RangeError);
});

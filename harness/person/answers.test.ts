import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { answersOf, questionIds, questionKey, questions } from '../../src/evidence/questions.ts';
import { UserError } from '../user-error.ts';
import { answersFrom } from './answers.ts';
import { parseAnswers } from './parse-answers.ts';

/** The file with the answers given, and the doors they open. */
const asked = (text: string) => answersFrom(parseAnswers(text, 'answers.yaml'));

t.test('YAML and JSON both give the answers to those who ask', async t => {
  const { person, directory } = asked('# by telephone\nperson.card-elsewhere: works\nsymptom: 400_645\n');
  t.match(await person.ask('person.card-elsewhere', 1), { kind: 'ok', value: 'works' });
  t.match(await person.ask('symptom', 1), { kind: 'ok', value: '400_645' });
  t.match(await person.ask('person.card-number', 1), { kind: 'skipped' });
  t.match(await person.ask('constructor', 1), { kind: 'skipped' });
  t.match(await directory.profile(1), { kind: 'skipped', because: /Registration Authority/ });
  const authority = asked('{ "directory.profile": "closed", "reader.state(A (B) 00)": "busy" }');
  t.match(await authority.person.ask('directory.profile', 1), { value: 'closed' });
  t.match(await authority.person.ask('reader.state(A (B) 00)', 1), { value: 'busy' });
  t.match(await authority.directory.profile(1), { kind: 'skipped' }, 'a person is no directory');
  t.same(parseAnswers('{}', 'answers.json'), {});
});

t.test('every answer of every question is read back as it was written', async t => {
  const answer = fc
    .constantFrom(...questionIds)
    .chain(id =>
      fc.tuple(
        questions[id].about === 'workstation'
          ? fc.constant(questionKey(id))
          : fc.string({ minLength: 1 }).map(target => questionKey(id, target)),
        fc.constantFrom(...answersOf(id)),
      ),
    );
  const readBack = fc.property(fc.uniqueArray(answer, { selector: ([key]) => key }), answers => {
    const written = Object.fromEntries(answers);
    return isDeepStrictEqual(parseAnswers(JSON.stringify(written), 'answers.json'), written);
  });
  t.doesNotThrow(() => fc.assert(readBack));
});

t.test('what is wrong with the file is said with its place', async t => {
  const wrong = (text: string) => {
    try {
      return parseAnswers(text, 'answers.yaml');
    } catch (error) {
      return error instanceof UserError ? `${error.file}: ${error.place}: ${error.expected}` : error;
    }
  };
  const start = /^answers\.yaml: line 1, column 1: questions and their answers/;
  for (const text of ['', 'works', '- person.card-elsewhere: works']) t.match(wrong(text), start, text);
  t.match(wrong('symptom: none\nperson.hat: works'), /line 2, column 1: a question such as/);
  t.match(
    wrong('network.dns: resolves'),
    /line 1, column 1: a question/,
    'a question about a host names none',
  );
  t.match(wrong('symptom(x): none'), /line 1, column 1: a question/);
  t.match(wrong('? [a, b]\n: works'), /line 1, column 3: a question/);
  t.match(wrong('\nperson.card-elsewhere: yes'), /line 2, column 24: an answer to .*: works or fails$/);
  t.match(wrong('person.card-elsewhere: [works]'), /column 24: an answer/);
  t.match(wrong('person.card-elsewhere:'), /an answer/);
  t.match(wrong('person.card-elsewhere: *works'), /an answer/);
  t.match(
    wrong('symptom: none\nsymptom: err1002'),
    /line 2, column 1: YAML or JSON \(Map keys must be unique/,
  );
  t.match(wrong('{ "symptom": '), /line 1, column \d+: YAML or JSON/);
});

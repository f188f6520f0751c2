import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { answersOf, parseQuestionKey } from '../../src/evidence/questions.ts';
import { UserError } from '../user-error.ts';

/** What a person said: question keys such as `person.card-elsewhere`, and one of the question's answers for each. */
export type Answers = Readonly<Record<string, string>>;

const wordOf = (node: unknown): string | null =>
  isScalar(node) && typeof node.value === 'string' ? node.value : null;

/** Reads an answers file, YAML or JSON; throws a `UserError` that names the file, the line and what was expected. */
export const parseAnswers = (text: string, fileName: string): Answers => {
  const lines = new LineCounter();
  const fail = (offset: number, expected: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new UserError(fileName, `line ${line}, column ${col}`, expected);
  };
  const startOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;

  const answerOf = (key: unknown, value: unknown): readonly [string, string] => {
    const question = wordOf(key) ?? '';
    const parsed = parseQuestionKey(question);
    if (parsed === null)
      return fail(
        startOf(key),
        'a question such as person.card-elsewhere, or reader.state(NAME) about a reader',
      );
    const known = answersOf(parsed.id);
    const answer = known.find(word => word === wordOf(value));
    return answer === undefined
      ? fail(startOf(value ?? key), `an answer to ${parsed.id}: ${known.join(' or ')}`)
      : [question, answer];
  };

  // In the failsafe schema every scalar is text, so that an answer is never taken for a number or a boolean.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) return fail(error.pos[0], `YAML or JSON (${error.message})`);
  if (!isMap(document.contents))
    return fail(
      startOf(document.contents),
      'questions and their answers, such as person.card-elsewhere: works',
    );
  return Object.fromEntries(document.contents.items.map(({ key, value }) => answerOf(key, value)));
};

import type { Workstation } from '../doors/workstation.ts';
import type { Observation } from '../evidence/evidence.ts';
import { answersOf, parseQuestionKey, questionIds, questionKey, questions } from '../evidence/questions.ts';

/**
 * Puts to the person every question that the machine left open and a person may answer. Questions about a host or
 * reader are asked only for those that the machine met.
 */
export const askPerson = async (
  { person }: Pick<Workstation, 'person'>,
  observations: readonly Observation[],
  budget: number,
): Promise<readonly Observation[]> => {
  const answeredKeys = new Set(
    observations
      .filter(({ status }) => status === 'answered')
      .map(({ question, target }) => questionKey(question, target)),
  );
  const met = observations.flatMap(({ question, target }) => [
    questionKey(question, target),
    ...(target === undefined ? [] : (toPeople.get(questions[question].about) ?? [])).map(id =>
      questionKey(id, target),
    ),
  ]);
  const plain = questionIds.filter(id => questions[id].about === 'workstation' && id !== 'symptom');
  const open = [...new Set([...plain, ...met])].filter(key => !answeredKeys.has(key));
  const replies = await Promise.all(
    open.map(async (key): Promise<readonly Observation[]> => {
      const asked = parseQuestionKey(key);
      if (asked === null) return [];
      const reply = await person.ask(key, budget);
      if (reply.kind !== 'ok' || !answersOf(asked.id).includes(reply.value)) return [];
      const { id: question, ...target } = asked;
      return [{ question, ...target, by: 'person', ms: reply.ms, status: 'answered', answer: reply.value }];
    }),
  );
  return replies.flat();
};

/** What only people are asked, by what it is about. */
const toPeople = new Map(
  (['workstation', 'host', 'reader'] as const).map(about => [
    about,
    questionIds.filter(id => id.startsWith('person.') && questions[id].about === about),
  ]),
);

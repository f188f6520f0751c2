import type { Workstation } from '../doors/workstation.ts';
import type { Observation } from '../evidence/evidence.ts';
import { answersOf, type QuestionId, questionIds, questionKey, questions } from '../evidence/questions.ts';

/**
 * Puts to the person every question that the machine left open and a person may answer. Questions about a host or
 * reader are asked only for those that the machine met.
 */
export const askPerson = async (
  { person }: Pick<Workstation, 'person'>,
  observations: readonly Observation[],
  budget: number,
): Promise<readonly Observation[]> => {
  const open = new Map<string, Open>(plain.map(question => [question, { question }]));
  for (const { question, target } of observations) {
    if (target === undefined) {
      open.set(question, { question });
      continue;
    }
    for (const id of [question, ...(toPeople.get(questions[question].about) ?? [])])
      open.set(questionKey(id, target), { question: id, target });
  }
  for (const { status, question, target } of observations)
    if (status === 'answered') open.delete(questionKey(question, target));
  const asked = [...open].filter(([, about]) => isWhole(about));
  const replies = await Promise.all(asked.map(([key]) => person.ask(key, budget)));
  return asked.flatMap(([, about], i): readonly Observation[] => {
    const reply = replies[i];
    if (reply?.kind !== 'ok' || !answersOf(about.question).includes(reply.value)) return [];
    return [{ ...about, by: 'person', ms: reply.ms, status: 'answered', answer: reply.value }];
  });
};

/** A question that the machine left open. */
interface Open {
  readonly question: QuestionId;
  readonly target?: string;
}

/** A reader whose name is all serial number has none left to be asked by. */
const isWhole = ({ question, target }: Open): boolean =>
  (questions[question].about === 'workstation') === (target === undefined) && target !== '';

/** Questions about the workstation as a whole; its symptom is told, not asked. */
const plain = questionIds.filter(id => questions[id].about === 'workstation' && id !== 'symptom');

/** What only people are asked, by what it is about. */
const toPeople = new Map(
  (['workstation', 'host', 'reader'] as const).map(about => [
    about,
    questionIds.filter(id => id.startsWith('person.') && questions[id].about === about),
  ]),
);

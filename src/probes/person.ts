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
  const answered = new Set<string>();
  for (const { status, question, target } of observations)
    if (status === 'answered') answered.add(questionKey(question, target));
  const open = new Map<string, Open>(
    plain.filter(question => !answered.has(question)).map(question => [question, { question }]),
  );
  const leaveOpen = (about: Open) => {
    const key = questionKey(about.question, about.target);
    if (isWhole(about) && !answered.has(key)) open.set(key, about);
  };
  for (const { status, question, target } of observations) {
    if (status !== 'answered') leaveOpen(target === undefined ? { question } : { question, target });
    if (target === undefined) continue;
    for (const id of toPeople.get(questions[question].about) ?? []) leaveOpen({ question: id, target });
  }
  const asked = [...open];
  const replies = await Promise.all(asked.map(([key]) => person.ask(key, budget)));
  const told: Observation[] = [];
  for (const [i, [, { question, target }]] of asked.entries()) {
    const reply = replies[i];
    if (reply?.kind !== 'ok' || !answersOf(question).includes(reply.value)) continue;
    const said = { by: 'person', ms: reply.ms, status: 'answered', answer: reply.value } as const;
    told.push(target === undefined ? { question, ...said } : { question, target, ...said });
  }
  return told;
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

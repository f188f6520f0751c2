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
  const isAnswered = answersIn(observations);
  const open = new Map<string, Open>();
  const leaveOpen = (about: Open) => {
    if (isWhole(about) && !isAnswered(about)) open.set(questionKey(about.question, about.target), about);
  };
  for (const question of plain) leaveOpen({ question });
  const met = { workstation: new Set<string>(), host: new Set<string>(), reader: new Set<string>() };
  for (const { status, question, target } of observations) {
    if (status !== 'answered') leaveOpen(target === undefined ? { question } : { question, target });
    const { about } = questions[question];
    if (target === undefined || met[about].has(target)) continue;
    met[about].add(target);
    for (const id of toPeople[about]) leaveOpen({ question: id, target });
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

/** Whether a question was answered, for its target where it has one. */
const answersIn = (observations: readonly Observation[]): ((about: Open) => boolean) => {
  const answered = new Set<QuestionId>();
  for (const { status, question } of observations) if (status === 'answered') answered.add(question);
  return ({ question, target }) =>
    answered.has(question) &&
    observations.some(
      seen => seen.question === question && seen.target === target && seen.status === 'answered',
    );
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
const askedOfPeople = (about: 'workstation' | 'host' | 'reader') =>
  questionIds.filter(id => id.startsWith('person.') && questions[id].about === about);
const toPeople = {
  workstation: askedOfPeople('workstation'),
  host: askedOfPeople('host'),
  reader: askedOfPeople('reader'),
};

import type { Evidence, Observation } from '../evidence/evidence.ts';
import { answersOf, type QuestionId, questionIds, questionKey, questions } from '../evidence/questions.ts';
import { stepTitles } from '../explain/words.ts';
import type { Refusal } from './refusal.ts';

const steps = [1, 2, 3, 4] as const;

/** A question that stands open, and why. */
interface Open {
  readonly question: QuestionId;
  readonly key: string;
  readonly because: string;
}

const isBroken = (observation: Observation): boolean =>
  observation.status === 'answered' &&
  (questions[observation.question].broken as readonly string[]).includes(observation.answer);

/** Questions of ours of which NHS England's page does not speak. */
const beyondThePage: readonly QuestionId[] = [
  'symptom',
  'network.portal',
  'directory.roles',
  'client.application',
  'browser.localhost-route',
];

/** What a person alone can see or try, or a control shows, is asked for, never demanded; what becomes of a profile is demanded. */
const isDemanded = (id: QuestionId): boolean => !beyondThePage.includes(id) && !id.startsWith('person.');

const reasonOf = (observation: Observation): string => {
  if (observation.status === 'answered') return '';
  return observation.status === 'skipped' ? observation.because : observation.code;
};

/** Where one question stands open. What a card in a reader cannot be asked at all is not demanded of it. */
const openAt = (id: QuestionId, observations: readonly Observation[]): readonly Open[] => {
  const here = observations.filter(({ question }) => question === id);
  const { about } = questions[id];
  if (here.length === 0 && about === 'workstation')
    return [{ question: id, key: id, because: 'not looked at' }];
  return here
    .filter(({ status }) => status === 'failed' || (status === 'skipped' && about !== 'reader'))
    .map(observation => ({
      question: id,
      key: questionKey(id, observation.target),
      because: reasonOf(observation),
    }));
};

/** A check that ended at a broken answer is done: nothing behind that answer can be seen. */
const isBehind = (open: Open, observations: readonly Observation[]): boolean =>
  observations.some(
    observation =>
      isBroken(observation) &&
      questions[observation.question].step === questions[open.question].step &&
      questionIds.indexOf(observation.question) < questionIds.indexOf(open.question) &&
      (observation.target === undefined || open.key === questionKey(open.question, observation.target)),
  );

/** What makes an open question idle: HSCN matters only to the Identity Agent, and a Port Service may tell its session to browsers only. */
const idleBeside: { readonly [id in QuestionId]?: readonly [QuestionId, string] } = {
  'network.hscn': ['software.identity-agent', 'absent'],
  'client.credential-management': ['software.credential-management-process', 'running'],
};

const isNeeded = ({ question }: Open, observations: readonly Observation[]): boolean => {
  const [beside, answer] = idleBeside[question] ?? [];
  return !observations.some(
    other => other.question === beside && other.status === 'answered' && other.answer === answer,
  );
};

const remedyOf = (step: number, open: readonly Open[]): string => {
  const answers = open.map(({ question, key }) => `${key}: ${answersOf(question).join(' or ')}`);
  const look =
    step === 2
      ? 'Look the user’s profile up in Care Identity Management'
      : 'Check it where err1002 may look, or by hand';
  return `${look}, and pass what was found with --answers (${answers.join('; ')}).`;
};

/** The steps of NHS England’s page that the evidence leaves open: one refusal each. */
export const openSteps = ({ observations }: Evidence): readonly Refusal[] =>
  steps.flatMap(step => {
    const open = questionIds
      .filter(id => questions[id].step === step && isDemanded(id))
      .flatMap(id => openAt(id, observations))
      .filter(one => isNeeded(one, observations) && !isBehind(one, observations));
    if (open.length === 0) return [];
    const told = open.map(({ key, because }) => `${key} (${because})`).join(', ');
    return [
      {
        why: `${stepTitles[step]}. Not done, as this was not answered: ${told}.`,
        todo: remedyOf(step, open),
      },
    ];
  });

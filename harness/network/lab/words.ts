import { questions } from '../../../src/evidence/questions.ts';
import type { Answers } from './answers.ts';
import type { Trouble } from './trouble.ts';

/** A trouble in the words of its type: `server am.example: expired`. */
export const troubleInWords = (trouble: Trouble): string => {
  switch (trouble.kind) {
    case 'name':
      return `name ${trouble.host}: ${trouble.answer}`;
    case 'resolver':
      return `resolver: ${trouble.does}`;
    case 'server':
      return `server ${trouble.host}: ${trouble.manner}`;
    case 'filter':
      return `firewall ${trouble.host === '*' ? 'everywhere' : trouble.host}: ${trouble.does}`;
    case 'inspect':
      return `TLS opened in the line: ${trouble.host}`;
    case 'portal':
      return `portal: ${trouble.takes}`;
    case 'proxy': {
      const { carries, does, denies = null, by = 'name' } = trouble;
      const whom = carries === '*' ? 'everything' : carries.join(' and ');
      return `proxy by its ${by} for ${whom}: ${does}${denies === null ? '' : ` ${denies}`}`;
    }
    case 'clock':
      return `clock: ${trouble.seconds} s ahead`;
    case 'cable-out':
      return 'cable: out';
  }
};

const isHealthy = (key: string, answer: string): boolean =>
  Object.entries(questions).some(
    ([id, { healthy }]) => key.split('(')[0] === id && (healthy as readonly string[]).includes(answer),
  );

/** The answers that are not as on a healthy workstation, in the order of the questions. */
export const answersInWords = (answers: Answers): string => {
  const odd = Object.entries(answers).filter(([key, answer]) => !isHealthy(key, answer));
  return odd.length === 0
    ? 'nothing odd'
    : odd.map(([key, answer]) => `${key.replace(/^network\./, '')} ${answer}`).join('; ');
};

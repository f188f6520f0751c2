import type { DirectoryDoor } from '../../src/doors/directory.ts';
import type { PersonDoor } from '../../src/doors/person.ts';
import { ok, skipped } from '../../src/outcome.ts';
import type { Answers } from './parse-answers.ts';

/**
 * The doors to the people around a real workstation, of whom we know what they said beforehand. What the Registration
 * Authority said of the profile (`directory.profile`, `directory.roles`) is a person's answer too: no directory was read.
 */
export const answersFrom = (
  answers: Answers,
): { readonly person: PersonDoor; readonly directory: DirectoryDoor } => ({
  person: {
    ask: async question => {
      const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
      return answer === undefined ? skipped('nobody was asked') : ok(answer);
    },
  },
  directory: {
    profile: async () =>
      skipped('no directory is reachable from here; the Registration Authority can look the profile up'),
  },
});

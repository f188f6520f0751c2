import { answersOf, type Symptom } from './questions.ts';

const isSymptom = (text: string): text is Symptom => answersOf('symptom').includes(text);

/** Reads what a person writes for a code: `ERR1002`, `Error: 1002`, `400_645`, `none`. Null when it is none we know. */
export const symptomFrom = (text: string): Symptom | null => {
  const plain = text.trim().toLowerCase();
  if (/^err(or)?\s*:?\s*1002\b/.test(plain) || plain === '1002') return 'err1002';
  if (isSymptom(plain)) return plain;
  return /^[45]00_\w+$/.test(plain) ? 'smartcard-authentication-failure' : null;
};

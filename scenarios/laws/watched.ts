import { digest } from '../../reports/digest.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import type { Subject } from './subject.ts';

/** A subject that is watched, and the fingerprint of what it has said so far: 16 hexadecimal digits. */
export interface Watched {
  readonly subject: Subject;
  readonly digest: () => string;
}

type Add = (text: string) => void;

const addEvidence = (add: Add, { symptom, observations }: Evidence): void => {
  add(symptom ?? '');
  for (const observation of observations) {
    add(observation.question);
    add(observation.target ?? '');
    const { status } = observation;
    add(status === 'answered' ? observation.answer : status === 'failed' ? observation.code : status);
  }
};

const addDiagnosis = (add: Add, { verdict, explanations, excluded, contradiction }: Diagnosis): void => {
  add(verdict);
  for (const explanation of explanations) {
    add('or');
    for (const { cause, target, how } of explanation) {
      add(cause);
      add(target ?? '');
      add(how ?? '');
    }
  }
  for (const cause of excluded) add(cause);
  for (const answer of contradiction) add(answer);
};

/** Takes the fingerprint of all evidence and every diagnosis that a subject comes to, in the order in which it does. */
export const watched = (subject: Subject): Watched => {
  const { add, hex } = digest();
  return {
    digest: hex,
    subject: {
      ...subject,
      investigate: async (workstation, symptom) => {
        const evidence = await subject.investigate(workstation, symptom);
        addEvidence(add, evidence);
        return evidence;
      },
      diagnose: evidence => {
        const diagnosis = subject.diagnose(evidence);
        addDiagnosis(add, diagnosis);
        return diagnosis;
      },
    },
  };
};

import fc from 'fast-check';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { isHealthy, questionKey } from '../../src/evidence/questions.ts';
import { allInWords, same } from '../judge/matching.ts';
import { brokenBy, worldFrom } from './fault-sets.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

/** The questions that something is wrong with, the symptom among them. */
const complaints = ({ symptom, observations }: Evidence): readonly string[] => [
  ...observations.flatMap(seen =>
    seen.status === 'answered' && !isHealthy(seen.question, seen.answer)
      ? [questionKey(seen.question, seen.target)]
      : [],
  ),
  ...(symptom === null || symptom === 'none' ? [] : ['symptom']),
];

/** Why the explanations are not whole, or not as small as can be; null when they are. */
const flawIn = (wrong: readonly string[], { verdict, explanations }: Diagnosis): string | null => {
  if (verdict === 'unexplained') return null;
  if (explanations.length === 0 && wrong.length > 0) return `${wrong.join(', ')}: nothing is named for it`;
  for (const [i, explanation] of explanations.entries()) {
    const cited = new Set(explanation.flatMap(({ because }) => because));
    const missing = wrong.find(key => !cited.has(key));
    if (missing !== undefined) return `${allInWords(explanation)} does not account for ${missing}`;
    const smaller = explanations.find(
      (other, j) => j !== i && other.every(part => explanation.some(one => same([one], [part]))),
    );
    if (smaller !== undefined) return `${allInWords(explanation)} holds all of ${allInWords(smaller)}`;
  }
  return null;
};

/** An explanation is whole, and nothing in it is idle. */
export const accountedFor = law(
  'every-complaint-accounted-for',
  'Each explanation accounts for every broken answer and for what the user sees, and none holds another.',
  fc.record({ broken: brokenBy({ min: 0, max: 4 }), symptomKnown: fc.boolean() }),
  async ({ broken, symptomKnown }, subject) => {
    const seen = await lookAt(worldFrom(broken, subject), subject);
    const evidence = symptomKnown ? seen : { ...seen, symptom: null };
    return flawIn(complaints(evidence), subject.diagnose(evidence));
  },
);

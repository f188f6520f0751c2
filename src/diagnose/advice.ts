import type { Evidence } from '../evidence/evidence.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { joined } from '../joined.ts';
import type { Diagnosis } from './diagnosis.ts';
import { hintsIn } from './hints.ts';

/** What to bear in mind beside the remedies. */
export const adviceFor = (
  {
    verdict,
    explanations,
    complete,
    hidden,
  }: Pick<Diagnosis, 'verdict' | 'explanations' | 'complete' | 'hidden'>,
  evidence: Evidence,
  guidance: Guidance,
): readonly string[] => {
  if (verdict === 'healthy') return hintsIn(verdict, evidence, guidance);
  const named = new Set(joined(explanations).map(({ cause }) => cause));
  return [
    ...(complete
      ? []
      : [
          `More explanations are possible than the ${explanations.length} listed. Look at fewer readers at a time.`,
        ]),
    ...(hidden.length === 0
      ? []
      : ['After the remedy, run the diagnosis again: other causes may have been hidden behind this one.']),
    ...(named.has('domain-blocked') || named.has('proxy-routes-domain')
      ? [
          'Allow the domains for every workstation of the organisation: staff without access to patient data are a clinical risk.',
        ]
      : []),
    ...(verdict === 'explained' && named.has('profile-closed')
      ? []
      : [
          'Reissuing the card is the last resort, after all steps, the report to the National Service Desk included.',
        ]),
    ...hintsIn(verdict, evidence, guidance),
  ];
};

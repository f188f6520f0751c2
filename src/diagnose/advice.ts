import type { Evidence } from '../evidence/evidence.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { olderThan } from '../guidance/version.ts';
import type { Finding, Hidden, Verdict } from './diagnosis.ts';
import { mostExplanations } from './invert.ts';

/** Older than the newest version met is no fault; it is worth saying. */
const newerKnown = (evidence: Evidence, guidance: Guidance): readonly string[] =>
  evidence.observations.flatMap(({ question, facts }) => {
    if (question !== 'software.credential-management' || typeof facts?.version !== 'string') return [];
    const { newest } = guidance.products['credential-management'];
    if (newest === null || !olderThan(facts.version, newest)) return [];
    return [
      `NHS Credential Management ${facts.version} is installed; ${newest} is the newest version known to this guidance.`,
    ];
  });

/** What to bear in mind beside the remedies. */
export const adviceFor = (
  verdict: Verdict,
  explanations: readonly (readonly Finding[])[],
  hidden: readonly Hidden[],
  evidence: Evidence,
  guidance: Guidance,
): readonly string[] => {
  if (verdict === 'healthy') return newerKnown(evidence, guidance);
  const named = new Set(explanations.flat().map(({ cause }) => cause));
  return [
    ...(explanations.length < mostExplanations
      ? []
      : [
          `There are more than ${mostExplanations} explanations; only so many are listed. Look at fewer readers at a time.`,
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
    ...newerKnown(evidence, guidance),
  ];
};

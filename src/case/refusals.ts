import type { Diagnosis, Finding } from '../diagnose/diagnosis.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Who } from '../model/cause.ts';
import { formRefusals } from './form.ts';
import type { Refusal } from './refusal.ts';
import type { CaseInput } from './request.ts';
import { openSteps } from './steps.ts';

/** Those who act at the site itself, before anybody else is asked. */
const atTheSite: readonly Who[] = ['user', 'it-team', 'network-team'];

/** What every explanation names, whichever of them is true. */
const certain = ({ explanations }: Diagnosis): readonly Finding[] =>
  (explanations[0] ?? []).filter(({ cause, target }) =>
    explanations.every(explanation =>
      explanation.some(other => other.cause === cause && other.target === target),
    ),
  );

/** A known cause comes before a case: cards of other suppliers, what the site can mend, and what step 2 finds. */
const knownCauses = (diagnosis: Diagnosis): readonly Refusal[] =>
  certain(diagnosis).flatMap(({ cause, title, remedy, who, step }) => {
    if (cause === 'unsupported-card-supplier' || atTheSite.includes(who) || step === 2)
      return [{ why: `The cause is known: ${title}.`, todo: remedy }];
    return [];
  });

const wrongError = ({ symptom }: Diagnosis): readonly Refusal[] =>
  symptom === null || symptom === 'err1002'
    ? []
    : [
        {
          why: `The user does not see ERR1002 but ${symptom === 'none' ? 'no error' : symptom}.`,
          todo:
            symptom === 'none'
              ? 'Close the matter, or run the diagnosis while the error is seen.'
              : 'Follow NHS England’s page about that error; this request is for ERR1002 only.',
        },
      ];

/** Everything that stands between the writer and a request that the National Service Desk can work on; empty when nothing does. */
export const refusals = (input: CaseInput, diagnosis: Diagnosis, evidence: Evidence): readonly Refusal[] => [
  ...wrongError(diagnosis),
  ...knownCauses(diagnosis),
  ...openSteps(evidence),
  ...formRefusals(input),
];

import type { Evidence, Observation } from '../evidence/evidence.ts';
import type { QuestionId } from '../evidence/questions.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { olderThan } from '../guidance/version.ts';
import type { Verdict } from './diagnosis.ts';

type Answered = Extract<Observation, { readonly status: 'answered' }>;

const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));

/** The settings of the intranet zone as Internet Options names them. */
const zoneSettings: { readonly [setting: string]: string } = {
  autoDetect: 'detect the intranet automatically: off',
  intranetName: 'all local sites not listed in other zones: on',
  proxyByPass: 'all sites that bypass the proxy: on',
  uncAsIntranet: 'all network paths: on',
};

/** What the workstation’s software suggests though no cause rests on it: facts that are worth a look, never an accusation. */
export const hintsIn = (verdict: Verdict, evidence: Evidence, guidance: Guidance): readonly string[] => {
  const seen = (id: QuestionId): Answered | undefined =>
    evidence.observations.find((it): it is Answered => it.question === id && it.status === 'answered');
  const client = seen('software.credential-management')?.facts?.version;
  const agent = seen('software.identity-agent');
  const { newest } = guidance.products['credential-management'];
  const zone = seen('browser.zone');
  const suppliers = seen('software.suppliers');
  const isOpen = verdict === 'inconclusive' || verdict === 'unexplained';
  return [
    ...(typeof client === 'string' && newest !== null && olderThan(client, newest)
      ? [
          `NHS Credential Management ${client} is installed; ${newest} is the newest version known to this guidance.`,
        ]
      : []),
    ...(agent !== undefined && agent.answer !== 'absent' && agent.facts?.environment === 'other'
      ? ['The NHS Identity Agent here is set to another environment than the live one.']
      : []),
    ...(agent !== undefined &&
    agent.answer !== 'absent' &&
    agent.facts?.polls === false &&
    seen('workstation.session')?.answer === 'citrix'
      ? [
          'In a Citrix session the NHS Identity Agent is to have UseCardReaderPolling set to true; here it has not.',
        ]
      : []),
    ...(zone?.answer === 'otherwise' && (isOpen || evidence.symptom === '400_645')
      ? [
          `NHS England advises to set the local intranet zone up otherwise: ${list(
            Array.isArray(zone.facts?.unlike)
              ? zone.facts.unlike.map(name => zoneSettings[name] ?? name)
              : [],
          )}.`,
        ]
      : []),
    ...(suppliers?.answer === 'some' && verdict !== 'healthy'
      ? [
          `Software of ${list(suppliers.facts?.suppliers)} is installed: should the card be theirs, NHS England does not support it.`,
        ]
      : []),
  ];
};

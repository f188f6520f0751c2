import { join } from 'node:path';
import { diagnose } from '../../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../../src/diagnose/diagnosis.ts';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { networkCauses } from '../../../src/model/causes-network.ts';
import { packageRoot } from '../../cli/package-root.ts';
import { networkPart } from './answers.ts';
import type { Lab, Place } from './lab.ts';
import type { Trouble } from './trouble.ts';

/** What a workstation found out about its network, and what is concluded. */
export interface Examined {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
}

/** The status of `diagnose` when it could not run. */
const couldNotRun = 3;

/** The diagnosis with nothing but what it says of the network: no reader is attached to a workstation of the lab. */
const ofNetwork = (diagnosis: Diagnosis): Diagnosis => {
  const told = diagnosis.explanations.map(explanation =>
    explanation.filter(({ cause }) => Object.hasOwn(networkCauses, cause)),
  );
  const explanations = [...new Map(told.map(one => [JSON.stringify(one), one])).values()];
  const healthy = explanations.every(explanation => explanation.length === 0);
  return healthy ? { ...diagnosis, verdict: 'healthy', explanations: [] } : { ...diagnosis, explanations };
};

/** The built `err1002 diagnose`, as a user runs it. */
const byCommand = async (lab: Lab, { workstation }: Place, deadline: number): Promise<Examined> => {
  const program = join(packageRoot(), 'dist', 'main.js');
  const options = ['--json', '--guidance', lab.guidanceFile, '--timeout', `${deadline}`];
  const { status, stdout, stderr } = await workstation.run([
    process.execPath,
    program,
    'diagnose',
    ...options,
  ]);
  if (status === null || status >= couldNotRun) throw new Error(`diagnose ended with ${status}: ${stderr}`);
  const { evidence, ...diagnosis }: Diagnosis & { readonly evidence: Evidence } = JSON.parse(stdout);
  return { evidence: networkPart(evidence), diagnosis: ofNetwork(diagnosis) };
};

/** The same probes and the same diagnosis, in a process that is there already. */
const byResident = async (lab: Lab, { resident, plan }: Place, deadline: number): Promise<Examined> => {
  const { env } = plan;
  const unset = ['HTTPS_PROXY', 'NO_PROXY'].filter(name => !Object.hasOwn(env, name));
  const found = await resident.investigate({ guidanceFile: lab.guidanceFile, env, unset, deadline });
  const evidence = networkPart(found.evidence);
  return { evidence, diagnosis: diagnose(evidence, lab.guidance) };
};

/** Examines a workstation with these troubles around it, each probe within `deadline` milliseconds. */
export const examine = (
  lab: Lab,
  troubles: readonly Trouble[],
  deadline: number,
  by: 'command' | 'resident',
): Promise<Examined> =>
  // Only a process of its own can have a clock of its own.
  lab.on(troubles, place =>
    by === 'command' || troubles.some(({ kind }) => kind === 'clock')
      ? byCommand(lab, place, deadline)
      : byResident(lab, place, deadline),
  );

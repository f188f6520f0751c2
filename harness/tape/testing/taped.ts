import type { Workstation } from '../../../src/doors/workstation.ts';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { defaultGuidance as guidance } from '../../../src/guidance/default.ts';
import { investigate } from '../../../src/investigate.ts';
import { recording } from '../recording.ts';
import { redacting } from '../redact/redacting.ts';
import type { Call, Tape, TapeHeader } from '../tape.ts';

const timeout = 5000;

export const look = (workstation: Workstation): Promise<Evidence> =>
  investigate(workstation, { guidance, symptom: 'err1002', deadline: timeout });

/** Investigates a workstation and gives the evidence, every call as it was, and the tape that would be written. */
export const taped = async (workstation: Workstation) => {
  const raw: Call[] = [];
  const cleared: Call[] = [];
  const redactor = redacting(guidance);
  const recorder = recording(workstation, call => {
    raw.push(call);
    cleared.push(...redactor.pass(call));
  });
  const header: TapeHeader = {
    format: 1,
    kind: 'tape',
    guidance: { version: guidance.version, asOf: guidance.asOf },
    takenAt: new Date(recorder.clock.now()).toISOString(),
    symptom: 'err1002',
    timeout,
    fullIdentifiers: false,
  };
  const evidence = await look(recorder);
  cleared.push(...redactor.rest());
  const calls: readonly Call[] = JSON.parse(JSON.stringify(cleared));
  const tape: Tape = { header, calls, whole: true };
  return { evidence, raw, tape, replaced: redactor.replaced };
};

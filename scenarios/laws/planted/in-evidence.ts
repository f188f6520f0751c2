import { questions } from '../../../src/evidence/questions.ts';
import { defaultGuidance } from '../../../src/guidance/default.ts';
import { hostsOf } from '../../../src/guidance/guidance.ts';
import { skipped } from '../../../src/outcome.ts';
import { longSilence } from '../../../src/probes/sightings.ts';
import { delayedAnswersNeverWrong } from '../delayed-answers.ts';
import { failingDoorsNeverWrong } from '../failing-doors.ts';
import { oneFaultNamed } from '../faults-named.ts';
import { lostEvidenceNeverWrong } from '../lost-evidence-never-wrong.ts';
import { onceIsNoFault } from '../once-is-no-fault.ts';
import { filesKeepEverything } from '../round-trip.ts';
import { nameOfReader } from '../same-in-other-words.ts';
import { product } from '../subject.ts';
import { meeting, type Planted, readingAs, saying, seeingAs } from './planted.ts';

const hosts = hostsOf(defaultGuidance, 'required');
const nextHost = (name: string): string => hosts[(hosts.indexOf(name) + 1) % hosts.length] ?? name;

/** Mistakes in the probes, and in how their evidence is read. */
export const inEvidence: readonly Planted[] = [
  {
    name: 'skip-is-health',
    does: 'What was not tried counts as in good order.',
    subject: readingAs(evidence => ({
      ...evidence,
      observations: evidence.observations.map(seen =>
        seen.status === 'skipped' ? saying(seen, questions[seen.question].healthy[0] ?? '') : seen,
      ),
    })),
    caughtBy: lostEvidenceNeverWrong,
  },
  {
    name: 'time-out-is-block',
    does: 'What took too long to find out counts as broken.',
    subject: readingAs(evidence => ({
      ...evidence,
      observations: evidence.observations.map(seen =>
        seen.status === 'failed' && seen.code === 'timed-out'
          ? saying(seen, questions[seen.question].broken[0] ?? '')
          : seen,
      ),
    })),
    caughtBy: lostEvidenceNeverWrong,
  },
  {
    name: 'crash-is-answer',
    does: 'A probe that breaks says that what it asks about is broken.',
    subject: seeingAs(seen =>
      seen.status === 'failed' ? saying(seen, questions[seen.question].broken[0] ?? '') : seen,
    ),
    caughtBy: failingDoorsNeverWrong,
  },
  {
    name: 'hasty-with-hosts',
    does: 'A host that does not accept a connection within half a second is blocked.',
    subject: meeting(workstation => {
      const { connect } = workstation.network;
      return {
        ...workstation,
        network: {
          ...workstation.network,
          connect: (host, addresses, deadline) => connect(host, addresses, Math.min(deadline, 500)),
        },
      };
    }),
    caughtBy: delayedAnswersNeverWrong,
  },
  {
    name: 'haste-is-silence',
    does: 'Who does not answer on localhost is silent, however short the wait.',
    subject: meeting(workstation => ({
      ...workstation,
      credentialManagement: {
        get: async (scheme, port, path, deadline) => {
          const reply = await workstation.credentialManagement.get(scheme, port, path, deadline);
          const inVain = reply.kind === 'failed' && reply.code === 'timed-out';
          return inVain ? { ...reply, ms: Math.max(reply.ms, longSilence) } : reply;
        },
      },
    })),
    caughtBy: delayedAnswersNeverWrong,
  },
  {
    name: 'wrong-host',
    does: 'What was seen of one host is written down for the next.',
    subject: seeingAs(seen =>
      seen.target !== undefined && hosts.includes(seen.target)
        ? { ...seen, target: nextHost(seen.target) }
        : seen,
    ),
    caughtBy: oneFaultNamed,
  },
  {
    name: 'one-look-convicts',
    does: 'Readers and cards are looked at once, and blamed for what was seen then.',
    subject: meeting(workstation => {
      let looks = 0;
      const { list, connect } = workstation.readers;
      return {
        ...workstation,
        readers: {
          list: async deadline => (looks++ === 0 ? list(deadline) : skipped('seen already')),
          connect,
        },
      };
    }),
    caughtBy: onceIsNoFault,
  },
  {
    name: 'symptom-lost',
    does: 'What the user sees does not come into the evidence.',
    subject: { ...product, investigate: workstation => product.investigate(workstation, null) },
    caughtBy: oneFaultNamed,
  },
  {
    name: 'readers-unnamed',
    does: 'The list of readers is not written down.',
    subject: seeingAs(seen => {
      const { facts: _, ...rest } = seen;
      return seen.question === 'readers.listed' ? rest : seen;
    }),
    caughtBy: oneFaultNamed,
  },
  {
    name: 'maker-counts',
    does: 'Readers of one maker are passed over.',
    subject: seeingAs(seen =>
      seen.question === 'reader.state' && seen.target?.startsWith('Gemalto') === true
        ? saying(seen, 'faulty')
        : seen,
    ),
    caughtBy: nameOfReader,
  },
  {
    name: 'time-is-no-number',
    does: 'How long an answer took is not a number.',
    subject: seeingAs(seen => (seen.question === 'readers.cards' ? { ...seen, ms: Number.NaN } : seen)),
    caughtBy: filesKeepEverything,
  },
];

import t from 'tap';
import type { Fault } from '../../sim/faults/faults.ts';
import { inflict } from '../../sim/faults/faults.ts';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { logIn } from '../../sim/log-in/log-in.ts';
import { simWorkstation } from '../../sim/workstation.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { ReadersDoor } from '../../src/doors/readers.ts';
import { defaultGuidance } from '../../src/guidance/default.ts';
import { investigate } from '../../src/investigate.ts';
import { failed } from '../../src/outcome.ts';

/** The same readers without a switch that feels the card, such as virtual ones. */
const withoutSwitch = (readers: ReadersDoor): ReadersDoor => ({
  list: limit => readers.list(limit),
  async connect(reader, limit) {
    const outcome = await readers.connect(reader, limit);
    const untold = outcome.kind === 'failed' && (outcome.code === 'no-card' || outcome.code === 'mute');
    return untold ? failed('no-card-or-mute', '', outcome.ms) : outcome;
  },
});

const diagnosed = async (fault: Fault, answers: 'truthful' | Record<string, never>) => {
  const world = { ...inflict(healthyWorld, fault), answers };
  const simulated = simWorkstation(world);
  const workstation = { ...simulated, readers: withoutSwitch(simulated.readers) };
  const { symptom } = await logIn(world);
  const evidence = await investigate(workstation, { guidance: defaultGuidance, symptom, deadline: 5000 });
  return diagnose(evidence, defaultGuidance);
};

const causes = ({ explanations }: Awaited<ReturnType<typeof diagnosed>>) =>
  explanations.map(explanation => explanation.map(({ cause }) => cause));

t.test(
  'where no switch feels the card, an empty reader and a mute card are one, and a person tells them apart',
  async t => {
    for (const fault of [
      { kind: 'take-card' },
      { kind: 'mute-card' },
      { kind: 'cut-atr', keep: 0 },
    ] as const) {
      const alone = await diagnosed(fault, {});
      t.same(causes(alone), [['card-absent'], ['card-mute']], fault.kind);
      t.match(alone, { verdict: 'inconclusive', next: { question: 'person.card-in-reader', who: 'user' } });
    }
    t.same(causes(await diagnosed({ kind: 'mute-card' }, 'truthful')), [['card-mute']]);
    // A card the wrong way up is told no from an absent one; both are put right by putting it in.
    t.same(causes(await diagnosed({ kind: 'take-card' }, 'truthful'))[0], ['card-absent']);
  },
);

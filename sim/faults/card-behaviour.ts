import type * as v from 'valibot';
import { answerFaults, type CardFault, powerUpFaults } from '../card/faults/card-fault.ts';
import { addCardFault, faultKind, type Named, reader } from './fault-kind.ts';

/** A fault kind that gives a card this misbehaviour, with these parameters and the moment among them. */
const cardFault = <const K extends string, const E extends v.ObjectEntries>(
  kind: K,
  fault: CardFault['kind'],
  entries: E,
) =>
  faultKind<K, E & { readonly reader: typeof reader }>(kind, { ...entries, reader }, (world, given) => {
    // What is given are the parameters of the misbehaviour and the reader, which the compiler cannot follow through E.
    const { reader: name, ...parameters } = given as Named;
    return addCardFault(world, name, { ...parameters, kind: fault } as CardFault);
  });

/** How a card answers, and how it wakes up. */
export const cardBehaviourFaults = {
  ...cardFault('pull-card', 'pull', answerFaults.pull),
  ...cardFault('stall-card', 'stall', answerFaults.stall),
  ...cardFault('corrupt-answer', 'corrupt', answerFaults.corrupt),
  ...cardFault('slow-card', 'slow', answerFaults.slow),
  ...cardFault('misreport-status', 'misreport', answerFaults.misreport),
  ...cardFault('cut-answer', 'cut', answerFaults.cut),
  ...cardFault('lengthen-answer', 'lengthen', answerFaults.lengthen),
  ...cardFault('repeat-answer', 'repeat', answerFaults.repeat),
  ...cardFault('echo-command', 'echo', answerFaults.echo),
  ...cardFault('loop-answer', 'loop', answerFaults.loop),
  ...cardFault('refuse-instruction', 'refuse', answerFaults.refuse),
  ...cardFault('forget-selection', 'forget', answerFaults.forget),
  ...cardFault('fail-memory', 'memory-failure', answerFaults['memory-failure']),
  ...cardFault('flip-bits', 'flip', answerFaults.flip),
  ...cardFault('forge-atr', 'forge-atr', powerUpFaults['forge-atr']),
  ...cardFault('cut-atr', 'cut-atr', powerUpFaults['cut-atr']),
  ...cardFault('lengthen-atr', 'lengthen-atr', powerUpFaults['lengthen-atr']),
  ...cardFault('spoil-tck', 'spoil-tck', powerUpFaults['spoil-tck']),
  ...cardFault('vary-atr', 'vary-atr', powerUpFaults['vary-atr']),
  ...cardFault('speak-unknown-protocol', 'unknown-protocol', powerUpFaults['unknown-protocol']),
  ...cardFault('slow-power-up', 'slow-power-up', powerUpFaults['slow-power-up']),
};

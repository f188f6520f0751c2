import { answerFaults, powerUpFaults } from '../card/faults/card-fault.ts';
import { addCardFault, misbehaviour } from './fault-kind.ts';

const cardFault = misbehaviour(addCardFault);

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

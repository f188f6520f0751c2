import type { QuestionId } from '../../../src/evidence/questions.ts';
import type { CauseId } from '../../../src/model/causes.ts';
import type { Decider, Row } from '../../../src/model/row.ts';
import { oneFaultNamed, severalFaultsNeverWrong } from '../faults-named.ts';
import { type Planted, withRows } from './planted.ts';

const inRow =
  (question: QuestionId, change: (row: Row) => Row | null) =>
  (row: Row): Row | null =>
    row.question === question ? change(row) : row;

const without = (question: QuestionId) => withRows(inRow(question, () => null));

const deciders = (change: (list: readonly Decider[]) => readonly Decider[]) => (row: Row) => ({
  ...row,
  deciders: change(row.deciders),
});

const forgets = (question: QuestionId, cause: CauseId) =>
  withRows(
    inRow(
      question,
      deciders(list => list.filter(({ hypothesis }) => hypothesis.cause !== cause)),
    ),
  );

/** Mistakes in the causal model. */
export const inModel: readonly Planted[] = [
  {
    name: 'row-dropped',
    does: 'Nothing is known of what a locked passcode means.',
    subject: without('card.lock'),
    caughtBy: oneFaultNamed,
  },
  {
    name: 'symptom-unknown',
    does: 'Nothing is known of what the user sees.',
    subject: without('symptom'),
    caughtBy: oneFaultNamed,
  },
  {
    name: 'decider-dropped',
    does: 'A resolver that is out of order is forgotten where names are looked up.',
    subject: forgets('network.names', 'dns-broken'),
    caughtBy: oneFaultNamed,
  },
  {
    name: 'suspect-dropped',
    does: 'Only the card is blamed for answers that come garbled, never the reader.',
    subject: forgets('card.application', 'reader-faulty'),
    caughtBy: oneFaultNamed,
  },
  {
    name: 'guess-convicts',
    does: 'A card that only may be of a retired series is taken for one.',
    subject: forgets('card.series', 'card-unknown'),
    caughtBy: oneFaultNamed,
  },
  {
    name: 'answer-missing',
    does: 'A policy that blocks localhost gives no answer.',
    subject: withRows(
      inRow(
        'browser.localhost',
        deciders(list => list.map(one => ({ ...one, answers: [] }))),
      ),
    ),
    caughtBy: oneFaultNamed,
  },
  {
    name: 'order-reversed',
    does: 'What the log-in meets last is thought to stop it first.',
    subject: withRows(
      inRow(
        'symptom',
        deciders(list => list.toReversed()),
      ),
    ),
    caughtBy: severalFaultsNeverWrong,
  },
  {
    name: 'never-passes',
    does: 'A cause that decides only sometimes is thought to decide always.',
    subject: withRows(deciders(list => list.map(one => ({ ...one, mayPass: false })))),
    caughtBy: severalFaultsNeverWrong,
  },
];

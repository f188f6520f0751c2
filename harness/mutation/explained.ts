/** Survivors that nothing can or need notice, by their ids, and how that was made sure of. */
export interface Explained {
  readonly ids: readonly string[];
  readonly because: string;
}

/** An id fits where it begins so: what follows is the rest of the line that holds the slip. */
export const explained: readonly Explained[] = [
  {
    ids: [
      'table: symptom: neighbours swapped: captive-portal and clock-wrong',
      'table: symptom: neighbours swapped: clock-wrong and domain-blocked proxy-denied sign-in-page',
      'table: symptom: neighbours swapped: proxy-routes-domain sign-in-page and domain-blocked proxy-denied credential-management',
      'table: symptom: neighbours swapped: dotnet-outdated and port-service-stopped',
      'table: symptom: neighbours swapped: port-service-faulty and credential-management-faulty',
      'table: symptom: neighbours swapped: profile-closed and no-roles',
    ],
    because:
      'Two causes that the log-in meets one after the other: with both present one order allows a code that the other does not. Every pair of faults that makes just these two true was tried (1 to 6 pairs each); the simulated log-in never shows that code, and no page says which of the two a person sees. Where the table allows it, that is room it leaves; where only the slip does, it would ask for more than it need.',
  },
  {
    ids: ['table: network.proxy: neighbours swapped: captive-portal and domain-blocked proxy-denied'],
    because:
      'With both present the table leaves room for a proxy that the captive portal keeps from answering; in all 7 pairs of faults that make both true the simulated proxy answers and refuses, as both orders allow.',
  },
  {
    ids: ['table: readers.cards: neighbours swapped: reader-driver-missing and card-absent'],
    because:
      'With both present the table leaves room for a card in a reader that another program still counts. The one pair of faults that makes both true leaves the count unanswered, and shows none beside a second reader, as both orders allow.',
  },
  {
    ids: ['table: card.certificates: neighbours swapped: card-faulty and card-series-retired'],
    because:
      'A retired card shows no application, so that its certificates are not read: in all 90 pairs of faults that make both true the question is left unanswered.',
  },
  {
    ids: ['table: card.issuer: neighbours swapped: card-series-retired and card-unknown'],
    because:
      'The order counts only for a card that is of a retired series and of nobody; no two faults of the universe make one card both, and the first is told from its answer to reset before a certificate is read.',
  },
  {
    ids: [
      'src/diagnose/bystanders.ts: bystanders: condition never: if (!touched.has(row)) continue;',
      'src/diagnose/bystanders.ts: bystanders: jump dropped: if (!touched.has(row)) continue;',
    ],
    because:
      'Saves the walk through rows in which no named cause stands; in those the walk finds nobody to stand behind.',
  },
  {
    ids: ['src/diagnose/constraint.ts: absent: constant changed: export const absent = 2;'],
    because:
      'A mark that is only compared, and 3 is another than `open` and `present` as well; a slip in one of these two makes them equal to another and is killed.',
  },
  {
    ids: ['src/diagnose/constraint.ts: bearingOf: bound moved: while (left.length <= index) left.push(0);'],
    because:
      'Makes room for one hypothesis more, which no answer names: its list is empty, and nobody asks for it.',
  },
  {
    ids: [
      'src/diagnose/constraint.ts: bearingOf: ?? without its right side: left[index] = (left[index] ?? 0) + 1;',
      'src/diagnose/constraint.ts: bearingOf: constant changed: left[index] = (left[index] ?? 0) + 1;',
      'src/diagnose/constraint.ts: bearingOf: ?? without its right side: const answers = bearing[index] ?? [];',
      'src/diagnose/constraint.ts: bearingOf: ?? without its right side: const place = (left[index] ?? 0) - 1;',
      'src/diagnose/constraint.ts: bearingOf: constant changed: const place = (left[index] ?? 0) - 1;',
    ],
    because:
      'What is written for the compiler, which does not know that every number has its place: the loop before makes one for each, so that the right side is never taken.',
  },
  {
    ids: ['src/diagnose/diagnose.ts: weightOf: constant changed: 1,'],
    because:
      'Doubles the weight of every explanation. Weights are only compared and multiplied with each other, each has fewer digits than it is rounded to, and so has its double.',
  },
  {
    ids: ['src/diagnose/diagnose.ts: weightOf: constant changed: return Number(weight.toPrecision(12));'],
    because:
      'Rounds to one digit more. Priors have one or two, so that products have fewer than twelve; what is to be rounded off stands in the sixteenth.',
  },
  {
    ids: [
      'src/diagnose/problem.ts: answersIn: bound moved: .sort((a, b) => (a.answer < b.answer ? -1 : 1)),',
      'src/diagnose/problem.ts: answersIn: constant changed: .sort((a, b) => (a.answer < b.answer ? -1 : 1)),',
    ],
    because:
      'Of a comparison only the sign counts, and 2 has that of 1. Moved, the bound exchanges equal answers to one question, of which at most the asker differs, and who asked is looked for among all of them.',
  },
];

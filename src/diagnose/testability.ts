import { isHealthy, type QuestionId, questionKey, questions } from '../evidence/questions.ts';
import type { Hypothesis, Scope } from '../model/row.ts';
import { table } from '../model/table.ts';
import type { Explanation } from './invert.ts';
import { knowledgeOf, type NumberedRow } from './knowledge.ts';
import { predicted } from './predicted.ts';

/** A check that a person makes, by the question that it answers. */
export interface Split {
  readonly question: QuestionId;
  readonly minutes: number;
}

/** Another cause that may give all the same answers of the machine. */
export interface Alike {
  readonly hypothesis: Hypothesis;
  /** The cheapest check of a person after which only one of the two is left; null when there is none. */
  readonly split: Split | null;
}

/** How well one cause, alone on a workstation, can be found out. */
export interface Testability {
  readonly hypothesis: Hypothesis;
  /** Some answer must be a broken one: of the machine's checks, or of a person's. */
  readonly detected: 'by-machine' | 'by-person' | 'no';
  /** Causes that the machine's checks alone may not tell from it. */
  readonly alike: readonly Alike[];
}

/** What no check of the machine can answer: who holds the card, and what they and their directory know. */
export const isAskedOfPeople = ({ question }: NumberedRow): boolean =>
  question === 'symptom' || question.startsWith('person.') || question.startsWith('directory.');

/** Checks of which one after the other is made until one shows a broken answer: the layers of a host, the reading of a card. */
interface Chain {
  /** The first of them. */
  readonly question: QuestionId;
  readonly rows: readonly NumberedRow[];
  readonly byMachine: boolean;
}

const chainsOf = (rows: readonly NumberedRow[]): readonly Chain[] => {
  const chains = new Map<string, Chain & { readonly rows: NumberedRow[] }>();
  for (const row of rows) {
    const byMachine = !isAskedOfPeople(row);
    const key = byMachine && row.target !== undefined ? row.target : questionKey(row.question, row.target);
    const chain = chains.get(key) ?? { question: row.question, rows: [], byMachine };
    chain.rows.push(row);
    chains.set(key, chain);
  }
  return [...chains.values()];
};

const healthy = 'healthy';

/**
 * Everything that a chain may show while the explanation is true: its first broken answer, or that there is none. Null when
 * some of it cannot be asked then, so that it shows nothing for certain.
 */
const shownBy = ({ rows }: Chain, explanation: Explanation): ReadonlySet<string> | null => {
  const shown = new Set<string>();
  for (const row of rows) {
    const answers = [...predicted(row, explanation)];
    if (answers.length === 0) return null;
    const sound = answers.filter(answer => isHealthy(row.question, answer));
    for (const answer of answers)
      if (!sound.includes(answer)) shown.add(`${questionKey(row.question, row.target)} = ${answer}`);
    if (sound.length === 0) return shown;
  }
  return shown.add(healthy);
};

/** Every single cause of a scope, and what its checks make of it. Exact for the model: which answers a cause may give is all that counts. */
export const testability = (scope: Scope, model = table): readonly Testability[] => {
  const { hypotheses, rows } = knowledgeOf(scope, model);
  const chains = chainsOf(rows);
  const shown = hypotheses.map((_, index) => chains.map(chain => shownBy(chain, [index])));

  /** The chains whose answers show which of two causes it is, whatever they are. */
  const tellApart = (i: number, j: number): readonly Chain[] =>
    chains.filter((_, chain) => {
      const [one, other] = [shown[i]?.[chain], shown[j]?.[chain]];
      return one && other && ![...one].some(answer => other.has(answer));
    });
  const cheapest = (apart: readonly Chain[]): Split | null => {
    const splits = apart
      .filter(({ question }) => question !== 'symptom')
      .map(({ question }) => ({ question, minutes: questions[question].minutes }));
    return splits.sort((a, b) => a.minutes - b.minutes)[0] ?? null;
  };
  const detected = (i: number): Testability['detected'] => {
    const broken = chains.filter((_, chain) => shown[i]?.[chain]?.has(healthy) === false);
    if (broken.some(({ byMachine }) => byMachine)) return 'by-machine';
    return broken.length > 0 ? 'by-person' : 'no';
  };

  return hypotheses.map((hypothesis, i) => ({
    hypothesis,
    detected: detected(i),
    alike: hypotheses.flatMap((other, j) => {
      if (i === j) return [];
      const apart = tellApart(i, j);
      return apart.some(({ byMachine }) => byMachine) ? [] : [{ hypothesis: other, split: cheapest(apart) }];
    }),
  }));
};

/** The measures of testability (IEEE 1522) of a model, each a share of all single causes. */
export interface Measures {
  readonly causes: number;
  readonly detectedByMachine: number;
  readonly detected: number;
  /** Told from every other cause by the machine alone; from all but two. */
  readonly isolatedByMachine: number;
  readonly withinThreeByMachine: number;
  /** The same with a person's checks. */
  readonly isolated: number;
  readonly withinThree: number;
}

/** Of a model without a cause every share is 0. */
export const measuresOf = (all: readonly Testability[]): Measures => {
  const share = (holds: (one: Testability) => boolean): number =>
    all.filter(holds).length / Math.max(1, all.length);
  const left = ({ alike }: Testability): number => alike.filter(({ split }) => split === null).length;
  return {
    causes: all.length,
    detectedByMachine: share(({ detected }) => detected === 'by-machine'),
    detected: share(({ detected }) => detected !== 'no'),
    isolatedByMachine: share(({ alike }) => alike.length === 0),
    withinThreeByMachine: share(({ alike }) => alike.length <= 2),
    isolated: share(one => left(one) === 0),
    withinThree: share(one => left(one) <= 2),
  };
};

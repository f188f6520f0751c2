import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Law } from '../../scenarios/laws/law.ts';
import { laws } from '../../scenarios/laws/laws.ts';
import { type ShownCase, shownCases } from '../shown/cases.ts';
import { compare, type Reading } from '../shown/compare.ts';
import { shownReadme, shownReadmePath } from '../shown/readme.ts';
import type * as Page from '../testability/readme.ts';
import { readmePath } from '../testability/readme.ts';
import { effortJudge } from './effort.ts';
import type { Judge } from './judge.ts';
import type { Looks } from './looks.ts';
import { oracleJudge } from './oracle-judge.ts';
import { pairJudge } from './pair-judge.ts';
import { scenarioCases } from './scenario-cases.ts';
import { collectTests } from './unit-tests.ts';

/** Laws about a diagnosis whose workstations are remembered, and what kind of slip can break each. */
const lawsFor: { readonly [name: string]: Judge['of'] } = {
  'healthy-is-healthy': 'source',
  'one-fault-named': 'any',
  'several-faults-never-wrong': 'any',
  'lost-evidence-never-wrong': 'any',
  'once-is-no-fault': 'source',
  'order-and-noise-do-not-matter': 'source',
  'any-evidence-is-diagnosed': 'source',
  'same-world-same-bytes': 'source',
  'says-what-follows': 'source',
  'says-what-follows-from-anything': 'source',
};

const seed = 1002;
const runs = 100;

const lawJudge = ({ name, property }: Law, looks: Looks): Judge => ({
  name: `law ${name}`,
  of: lawsFor[name] ?? 'any',
  judge: async ({ diagnose }) => {
    const { failed, errorInstance } = await fc.check(property({ ...looks, diagnose }), {
      seed,
      numRuns: runs,
      endOnFailure: true,
    });
    return failed ? String(errorInstance) : null;
  },
});

const testJudge = (module: string): Judge => ({
  name: module,
  of: module.startsWith('src/model/') ? 'any' : 'source',
  judge: async ({ load }) => {
    const tests = collectTests();
    await load(module, tests.tester);
    return tests.first();
  },
});

/** What the table says of causes whose workstations were looked at, against what these showed. Of a slip in one row, only that row matters. */
const shownJudge = (cases: readonly ShownCase[]): Judge => {
  const published = readFileSync(shownReadmePath(), 'utf8');
  return {
    name: 'model against simulator',
    of: 'any',
    judge: async ({ load }, part) => {
      const question = /^table: (\S+)/.exec(part)?.[1];
      const concerns = (id: string) => question === undefined || id === question;
      const { problemOf } = (await load('src/diagnose/problem.ts')) as Pick<Reading, 'problemOf'>;
      const { predicted } = (await load('src/diagnose/predicted.ts')) as Pick<Reading, 'predicted'>;
      const { unforeseen, unshown } = compare(cases, { problemOf, predicted }, concerns);
      const [first] = unforeseen;
      if (first !== undefined) return first;
      const lines = (page: string) => page.split('\n').filter(line => concerns(questionIn(line)));
      const found = lines(shownReadme(unshown));
      const wanted = lines(published);
      return isDeepStrictEqual(found, wanted)
        ? null
        : `not as published: ${found.find(line => !wanted.includes(line)) ?? wanted.find(line => !found.includes(line))}`;
    },
  };
};

/** The question that a line of the published list is about. */
const questionIn = (line: string): string => /\| `(\S+)( elsewhere)?` \|/.exec(line)?.[1] ?? '';

const publishedTable: Judge = {
  name: 'published testability table',
  of: 'any',
  judge: async ({ load }) => {
    const { modelPart } = (await load('harness/testability/readme.ts')) as Pick<typeof Page, 'modelPart'>;
    return readFileSync(readmePath(), 'utf8').endsWith(modelPart())
      ? null
      : 'the published table is another one';
  },
};

/** Laws of the table alone. */
const modelTests = ['src/model/model.test.ts', 'src/model/table.test.ts'];

/** Tests beside the source that need nothing but the modules of the mutant. */
const diagnoseTests = [
  'src/diagnose/advice.test.ts',
  'src/diagnose/ambiguity.test.ts',
  'src/diagnose/bystanders.test.ts',
  'src/diagnose/diagnose.test.ts',
  'src/diagnose/finding.test.ts',
  'src/diagnose/hints.test.ts',
  'src/diagnose/invert.test.ts',
  'src/diagnose/knowledge.test.ts',
  'src/diagnose/next-step.test.ts',
  'src/diagnose/problem.test.ts',
  'src/diagnose/ruled-out.test.ts',
  'src/diagnose/testability.test.ts',
  'src/probes/settings.test.ts',
];

/** Modules by which judges come to those of the mutant. */
export const judgingModules = [...modelTests, 'harness/testability/readme.ts', ...diagnoseTests];

/** Everything that may notice a slip, the quickest first. */
export const judgesFor = async (looks: Looks): Promise<readonly Judge[]> => {
  const cases = await scenarioCases(looks);
  const shown = await shownCases(looks);
  return [
    shownJudge(shown),
    {
      name: 'scenarios',
      of: 'any',
      judge: async ({ diagnose }) => {
        for (const { name, evidence, wrongWith } of cases) {
          const why = wrongWith(diagnose(evidence));
          if (why !== null) return `${name}: ${why}`;
        }
        return null;
      },
    },
    oracleJudge([...cases, ...shown].map(({ evidence }) => evidence)),
    ...modelTests.map(testJudge),
    publishedTable,
    ...diagnoseTests.map(testJudge),
    effortJudge,
    ...laws.filter(({ name }) => Object.hasOwn(lawsFor, name)).map(law => lawJudge(law, looks)),
    pairJudge(looks),
  ];
};

import t from 'tap';
import { checkExample } from './law.ts';
import { laws } from './laws.ts';

/** What nights found once in ten thousand runs or rarer, shrunk. It stays mended. */
const found: readonly { readonly law: string; readonly mended: string; readonly example: unknown }[] = [
  {
    law: 'failing-doors-never-wrong',
    mended: 'HSCN is not lost because one host of it is blocked and nobody may ask the way to the other',
    example: {
      broken: {
        faults: [{ kind: 'block-domain', domain: 'gas.national.ncrs.nhs.uk', how: 'tcp', seen: 'timed-out' }],
        directory: 'unreachable',
        answers: {},
      },
      list: ['forbidden', 'none', 'none', 'none', 'none', 'none'],
    },
  },
  {
    law: 'delayed-answers-never-wrong',
    mended: 'one list of readers that does not come, after a card that was silent, is no silent service',
    example: {
      broken: { faults: [{ kind: 'cut-atr', keep: 0 }], directory: 'unreachable', answers: {} },
      delays: { late: [0], knocksLost: [], callLost: 2 },
    },
  },
  {
    law: 'delayed-answers-never-wrong',
    mended: 'Credential Management is not silent because there was no time to wait for it',
    example: {
      broken: { faults: [], directory: 'unreachable', answers: {} },
      delays: { late: [1000], knocksLost: [false, true], callLost: null },
    },
  },
  {
    law: 'lost-evidence-never-wrong',
    mended: 'a list of explanations that was cut off and then thinned out is not taken for whole',
    example: {
      broken: {
        faults: [
          { kind: 'remove-reader-driver' },
          { kind: 'forget-selection', afterCommands: 1 },
          { kind: 'break-credential-management', how: 'nothing-listens' },
        ],
        directory: 'unreachable',
        answers: 'truthful',
      },
      loss: {
        fates: [
          ...['failed', 'failed', 'kept', 'lost', 'lost', 'lost'],
          ...['failed', 'skipped', 'failed', 'skipped', 'kept'],
        ],
        symptomKnown: true,
      },
    },
  },
  {
    law: 'says-what-follows',
    mended: 'of explanations that are equally likely the smaller comes first, whatever the last digit says',
    example: {
      broken: {
        faults: [
          { kind: 'leave-reader-behind', by: 'rdp' },
          { kind: 'unplug-reader' },
          { kind: 'skew-clock', seconds: 3_888_001 },
          { kind: 'postdate-certificate' },
        ],
        directory: 'unreachable',
        answers: 'truthful',
      },
      picks: [0, 0, 0],
    },
  },
  {
    law: 'right-at-every-point',
    mended: 'where the Port Service wants a sign-in, nobody can say that Credential Management is sound',
    example: {
      told: { directory: 'unreachable', answers: {} },
      deeds: [
        { do: 'break', fault: { kind: 'ask-windows-sign-in' } },
        { do: 'break', fault: { kind: 'close-profile' } },
      ],
    },
  },
];

for (const { law: name, mended, example } of found)
  t.test(mended, async t => {
    const law = laws.find(one => one.name === name);
    if (law === undefined) throw new Error(`no law ${name}`);
    const { outcome, why } = await checkExample(law, example, 1);
    t.equal(outcome, 'held', why);
  });

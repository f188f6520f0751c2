import t from 'tap';
import type { Diagnosis, Finding } from '../../src/diagnose/diagnosis.ts';
import type { CauseId } from '../../src/model/causes.ts';
import type { Truth } from '../format/scenario.ts';
import { judge } from './judge.ts';

const finding = (cause: CauseId, target?: string, how?: string): Finding => ({
  cause,
  ...(target === undefined ? {} : { target }),
  ...(how === undefined ? {} : { how }),
  title: '',
  because: [],
  remedy: '',
  who: 'user',
  step: 1,
  minutes: 1,
  source: '',
});

const diagnosis = (
  explanations: readonly (readonly Finding[])[],
  more: Partial<Pick<Diagnosis, 'verdict' | 'complete' | 'hidden' | 'excluded'>> = {},
): Diagnosis => ({
  format: 1,
  verdict: explanations.length === 0 ? 'healthy' : explanations.length === 1 ? 'explained' : 'inconclusive',
  symptom: 'err1002',
  explanations,
  complete: true,
  hidden: [],
  unassessed: [],
  excluded: [],
  contradiction: [],
  next: null,
  advice: [],
  guidance: { version: '', asOf: '' },
  ...more,
});

const locked: Truth = { cause: 'card-locked' };
const blocked: Truth = { cause: 'domain-blocked', target: 'am.example', how: 'dns' };
const faulty: Truth = { cause: 'card-faulty' };
const readerFaulty: Truth = { cause: 'reader-faulty' };

t.test('right is just what is true', async t => {
  t.same(judge({ truth: [] }, diagnosis([])), { judgement: 'right', why: '' });
  t.equal(judge({ truth: [locked] }, diagnosis([[finding('card-locked', 'a reader')]])).judgement, 'right');
  t.equal(
    judge(
      { truth: [blocked, locked] },
      diagnosis([[finding('card-locked'), finding('domain-blocked', 'am.example', 'dns')]]),
    ).judgement,
    'right',
  );
});

t.test('a true cause that cannot be seen is right when it is called hidden, else vague', async t => {
  const truth = [{ cause: 'network-down' }, blocked];
  const hidden = [{ cause: 'domain-blocked', target: 'am.example', behind: 'network-down' }] as const;
  t.equal(judge({ truth }, diagnosis([[finding('network-down')]], { hidden })).judgement, 'right');
  const elsewhere = [{ ...hidden[0], target: 'other.example' }];
  t.same(judge({ truth }, diagnosis([[finding('network-down')]], { hidden: elsewhere })), {
    judgement: 'vague',
    why: 'domain-blocked (am.example, dns) is neither named nor called hidden',
  });
});

t.test('a hidden card may be in a reader that nothing names', async t => {
  const truth = [{ cause: 'reader-absent' }, { cause: 'card-locked', target: 'a reader' }];
  const hidden = [{ cause: 'card-locked', behind: 'reader-absent' }] as const;
  t.equal(judge({ truth }, diagnosis([[finding('reader-absent')]], { hidden })).judgement, 'right');
});

t.test('an ambiguity group is right when it is whole, and only where it was expected', async t => {
  const both = diagnosis([[finding('reader-faulty', 'r')], [finding('card-faulty', 'r')]]);
  const group = { truth: [faulty], indistinguishable: [faulty, [readerFaulty]] };
  t.equal(judge(group, both).judgement, 'right');
  t.equal(judge({ truth: [faulty] }, both).judgement, 'vague');
  t.equal(judge(group, diagnosis([[finding('card-faulty', 'r')]])).judgement, 'vague');
  const three = diagnosis([...both.explanations, [finding('reader-busy', 'r')]]);
  t.equal(judge(group, three).judgement, 'vague');
});

t.test('wrong is what is false, or what rules the truth out', async t => {
  const wrong = (truth: readonly Truth[], said: Diagnosis, why: RegExp) => {
    const { judgement, why: words } = judge({ truth }, said);
    t.equal(judgement, 'wrong');
    t.match(words, why);
  };
  wrong([locked], diagnosis([]), /healthy, but the truth is card-locked/);
  wrong([], diagnosis([[finding('card-locked')]]), /nothing is broken/);
  wrong(
    [locked],
    diagnosis([[finding('card-locked'), finding('no-roles')]]),
    /named card-locked and no-roles/,
  );
  wrong([locked], diagnosis([[finding('no-roles')], [finding('profile-closed')]]), /, or profile-closed/);
  wrong([blocked], diagnosis([[finding('domain-blocked', 'am.example', 'tcp')]]), /am.example, tcp/);
  wrong(
    [locked, faulty],
    diagnosis([[finding('card-faulty')]], { excluded: ['card-locked'] }),
    /card-locked is true and was ruled out/,
  );
});

t.test('nothing explained is vague, as nothing false was said', async t => {
  t.equal(judge({ truth: [locked] }, diagnosis([], { verdict: 'unexplained' })).judgement, 'vague');
});

t.test('a rung may take one cause for another of its group, if it names the whole group', async t => {
  const merges = [['card-absent', 'card-mute']];
  const truth = [{ cause: 'card-mute', target: 'r' }];
  const both = diagnosis([[finding('card-absent')], [finding('card-mute', 'r')]]);
  t.equal(judge({ truth, merges }, both).judgement, 'right');
  t.equal(judge({ truth }, both).judgement, 'vague');
  t.equal(judge({ truth, merges }, diagnosis([[finding('card-absent')]])).judgement, 'wrong');
  const empty = diagnosis([
    [finding('card-absent')],
    [finding('card-mute', 'r')],
    [finding('card-mute', 's')],
  ]);
  t.equal(judge({ truth: [{ cause: 'card-absent' }], merges }, empty).judgement, 'right');
});

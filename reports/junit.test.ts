import t from 'tap';
import { junitOf } from './junit.ts';
import { lawResult, runRecord, scenarioResult } from './testing/records.ts';

/** Reads XML strictly enough to find what is not well-formed; gives the opening tags in order. */
const tagsOf = (xml: string): readonly string[] => {
  const tags: string[] = [];
  const open: string[] = [];
  const text = xml.replace(/^<\?xml[^?]*\?>/, '').replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  let rest = text.trim();
  while (rest !== '') {
    const [all, close, name = '', empty] =
      /^<(\/?)([a-z-]+)(?:\s+[a-z]+="(?:[^"<&]|&(?:#x?[0-9A-Fa-f]+|amp|lt|gt|quot|apos);)*")*\s*(\/?)>/.exec(
        rest,
      ) ?? [];
    if (all === undefined) throw new Error(`not well-formed at: ${rest.slice(0, 80)}`);
    if (close === '/' ? open.pop() !== name : false) throw new Error(`</${name}> closes something else`);
    if (close === '') {
      tags.push(all);
      if (empty === '') open.push(name);
    }
    rest = rest.slice(all.length).trimStart();
  }
  if (open.length > 0) throw new Error(`never closed: ${open}`);
  return tags;
};

t.test('each outcome becomes what a JUnit reader makes of it', async t => {
  const xml = junitOf(
    runRecord({
      scenarios: [
        scenarioResult(),
        scenarioResult({ name: 'b', judgement: 'vague', why: 'two explanations' }),
        scenarioResult({ name: 'c', judgement: 'skipped', why: 'needs a bench' }),
        scenarioResult({ name: 'd', judgement: 'crashed', why: 'TypeError' }),
      ],
      laws: [lawResult({ outcome: 'broken', why: 'lost the truth', counterexample: { faults: [] } })],
      canary: 'missed',
    }),
  );
  const tags = tagsOf(xml);
  t.match(tags[0], /tests="6" failures="4" errors="0" skipped="1"/);
  t.match(xml, 'time="0.012"');
  t.match(xml, '<failure message="two explanations" type="vague">');
  t.match(xml, 'Replay: err1002 run --only card-absent');
  t.match(xml, 'needs a bench');
  t.match(xml, 'Counterexample: {"faults":[]}');
  t.match(xml, 'type="missed"');
});

t.test('an absent canary is skipped, a caught one passes', async t => {
  t.match(tagsOf(junitOf(runRecord({ canary: 'absent' })))[0], /failures="0" errors="0" skipped="1"/);
  t.match(tagsOf(junitOf(runRecord()))[0], /failures="0" errors="0" skipped="0"/);
});

t.test('hostile text leaves the XML well-formed', async t => {
  const hostile = `]]>"'<&\u0000\u0008\uFFFE</failure><evil a="\n">`;
  const calm = runRecord({
    scenarios: [scenarioResult({ judgement: 'wrong', why: 'why' })],
    laws: [lawResult({ outcome: 'broken', why: 'why', counterexample: 'x' })],
  });
  const bad = JSON.parse(JSON.stringify(calm), (key, value) =>
    typeof value === 'string' && !['judgement', 'outcome', 'canary', 'startedAt'].includes(key)
      ? hostile
      : value,
  );
  const names = (tags: readonly string[]) => tags.map(tag => /[a-z]+/.exec(tag)?.[0]);
  t.strictSame(names(tagsOf(junitOf(bad))), names(tagsOf(junitOf(calm))));
});

import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { lookAt, product } from '../scenarios/laws/subject.ts';
import { emptyReader, healthyCard, healthyWorld } from '../sim/healthy-world.ts';
import { buildAtr, matchesAtr, parseAtr, protocolsOf } from '../src/card/atr.ts';
import { hex, isHex, isHexPattern, toHex } from '../src/card/hex.ts';
import { defaultGuidance } from '../src/guidance/default.ts';

/** The answers to reset that pcsc-tools knows, each a line of hex digits, `.` for any digit and `[15]` for one of some. */
const list = '/usr/share/pcsc/smartcard_list.txt';

/** One answer to reset of this shape, with the same digit wherever any will do. */
const example = (shape: string, digit: string): string =>
  shape.replace(/\[(.)[^\]]*\]/g, '$1').replaceAll('.', digit);

const shapesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter(line => /^3[BF] /.test(line))
    .map(line => line.trim());

/** A workstation whose card answers to reset so, and holds no application that we know. */
const worldWith = (atr: string) => ({
  ...healthyWorld,
  readers: [{ ...emptyReader, card: { ...healthyCard, kind: 'bank' as const, atr } }],
});

const tests = () => {
  const shapes = shapesIn(readFileSync(list, 'utf8'));
  const atrs = [...new Set(shapes.flatMap(shape => [example(shape, '0'), example(shape, 'F')]))].filter(
    isHex,
  );

  t.test(
    'every answer to reset that pcsc-tools knows is taken apart or refused, never tripped over',
    async t => {
      t.ok(atrs.length > 1000, `${atrs.length} of them`);
      const parsed = atrs.flatMap(text => {
        const atr = parseAtr(hex(text));
        return atr.kind === 'ok' ? [{ text, atr: atr.value }] : [];
      });
      t.ok(parsed.length > 0.9 * atrs.length, `${parsed.length} are well formed`);
      const changed = parsed.filter(
        ({ text, atr }) => atr.check !== 'wrong' && toHex(buildAtr(atr)) !== text,
      );
      t.strictSame(changed, [], 'building undoes parsing');
      const mismatched = shapes.filter(
        shape => isHexPattern(shape) && !matchesAtr(shape, hex(example(shape, '0'))),
      );
      t.strictSame(mismatched, [], 'a shape that is a pattern of ours fits its own example');
    },
  );

  t.test(
    'a card with any of them and no application of ours is unknown, unless the guidance knows it',
    async t => {
      const strange: unknown[] = [];
      let unknown = 0;
      for (const text of atrs.filter((_, index) => index % 8 === 0)) {
        const atr = hex(text);
        const known = defaultGuidance.atrs.find(pattern => matchesAtr(pattern.atr, atr));
        const usable = protocolsOf(atr).some(protocol => protocol < 2);
        const evidence = await lookAt(worldWith(text), product);
        const series = evidence.observations.find(({ question }) => question === 'card.series');
        const { explanations } = product.diagnose(evidence);
        const named = explanations.some(causes => causes.some(({ cause }) => cause === 'card-unknown'));
        const answer = series?.status === 'answered' ? series.answer : null;
        const right =
          known === undefined ? answer === 'unlisted' && explanations.length === 1 : answer === known.says;
        if (right && named) unknown += 1;
        else if (usable) strange.push({ text, answer, explanations });
      }
      t.strictSame(strange, []);
      t.ok(unknown > 100, `${unknown} of them`);
    },
  );
};

if (existsSync(list)) tests();
else t.pass('cards that pcsc-tools knows', { skip: 'their list is not here: apt-get install pcsc-tools' });

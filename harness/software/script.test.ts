import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import t from 'tap';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { parts, scriptFor } from './script.ts';

const require = createRequire(import.meta.url);

// The grammar runs once: to compile it a second time, for speed, would keep the process from ending for half a minute.
setFlagsFromString('--liftoff-only');

/** The first place that is not PowerShell; null when all of it is. */
const misspelt = ({ rootNode }: { readonly rootNode: Node }): string | null => {
  if (!rootNode.hasError) return null;
  const wrong = rootNode.descendantsOfType('ERROR')[0] ?? rootNode;
  return wrong === null ? 'somewhere' : `line ${wrong.startPosition.row + 1}: ${wrong.text.slice(0, 60)}`;
};

t.test('the script is PowerShell, as far as its grammar tells', async t => {
  await Parser.init();
  const grammar = require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
  const parser = new Parser().setLanguage(await Language.load(grammar));
  const flaw = (script: string): string | null => {
    const tree = parser.parse(script);
    return tree === null ? 'nothing' : misspelt(tree);
  };
  const whole = scriptFor(parts);
  t.equal(flaw(whole), null);
  for (const [right, wrong] of [
    ['}', ''],
    ['try {', 'try ('],
    ["'Stop'", "'Stop"],
    ['foreach ($odd in', 'foreach ($odd'],
  ] as const)
    t.not(flaw(whole.replace(right, wrong)), null, `without ${right} it is none`);
});

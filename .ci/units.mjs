// Every test that generates what it tries, with dice of its own: node .ci/units.mjs SEED
import { behaviour, generating } from './behaviour.mjs';

const [dice] = process.argv.slice(2);
if (!/^\d+$/.test(dice ?? '')) {
  console.error('usage: node .ci/units.mjs SEED');
  process.exit(3);
}
process.env.ERR1002_DICE = dice;
const counts = { passed: 0, failed: 0, skipped: 0 };
await behaviour(generating(), counts);
console.log(
  `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped, with the dice ${dice}`,
);
process.exitCode = counts.failed > 0 ? 1 : 0;

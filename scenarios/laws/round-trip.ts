import { WorldSchema } from '../../sim/world.ts';
import { evidenceFrom } from '../../src/evidence/schema.ts';
import { parseAs } from '../../src/parse.ts';
import { difference } from './difference.ts';
import { brokenBy, worldFrom } from './fault-sets.ts';
import { law } from './law.ts';
import { lookAt } from './subject.ts';

/** As a file keeps it. */
const filed = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What is saved tonight is read tomorrow. */
export const filesKeepEverything = law(
  'files-keep-everything',
  'A world, its evidence and its diagnosis are after a way through JSON what they were, and are taken for what they are.',
  brokenBy({ min: 0, max: 3 }),
  async (broken, subject) => {
    const world = worldFrom(broken, subject);
    const read = parseAs(WorldSchema, filed(world));
    if (!read.ok) return `the world is refused: ${JSON.stringify(read)}`;
    const evidence = await lookAt(world, subject);
    const again = evidenceFrom(filed(evidence));
    if (again === null) return 'the evidence is refused';
    const diagnosis = subject.diagnose(evidence);
    return (
      difference(evidence, await lookAt(read.value, subject)) ??
      difference(evidence, again) ??
      difference(diagnosis, subject.diagnose(again)) ??
      difference(diagnosis, filed(diagnosis))
    );
  },
);

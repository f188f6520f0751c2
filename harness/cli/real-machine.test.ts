import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { healthyWorld } from '../../sim/healthy-world.ts';
import { namespaceTests } from '../virtual-reader/testing/namespace-test.ts';
import { virtualStation } from '../virtual-reader/virtual-station.ts';
import { packageRoot } from './package-root.ts';
import { err1002 } from './testing/err1002.ts';

await namespaceTests(import.meta.url, () => {
  t.test('with loopback only, a real pcscd and a series 9 card, the network alone is to blame', async t => {
    const station = await virtualStation(healthyWorld);
    t.teardown(() => station.close());
    const { status, stdout, stderr } = await err1002(['diagnose', '--json']);
    t.equal(stderr, '');
    t.equal(status, 1);
    const { verdict, explanations, evidence } = JSON.parse(stdout);
    t.equal(verdict, 'explained');
    t.match(explanations, [[{ cause: 'network-down' }]]);
    t.equal(explanations[0].length, 1);
    const reader = 'OMNIKEY CardMan 3121 00 00';
    const seen = (question: string) =>
      evidence.observations.find(
        (observation: { question: string; target?: string }) =>
          observation.question === question && observation.target === reader,
      );
    t.match(seen('reader.state'), { answer: 'ready' });
    t.match(seen('card.series'), { facts: { card: /series 9/ } });
    t.match(seen('card.validity'), {
      answer: 'valid',
      facts: { validFrom: ['2025-06-01', '2025-06-01'], validTo: ['2028-05-31', '2028-05-31'] },
    });
  });

  t.test(
    'among fifteen silent cards the same command reads the sixteenth, says which are silent, and ends',
    async t => {
      const folder = await mkdtemp(join(tmpdir(), 'silent-'));
      t.teardown(() => rm(folder, { recursive: true }));
      const faults = [{ kind: 'stall', afterCommands: 0, ms: 'forever' }];
      const readers = Array.from({ length: 16 }, (_, n) => ({
        name: `Reader ${n}`,
        card: n === 11 ? {} : { faults },
      }));
      const world = join(folder, 'world.json');
      await writeFile(world, JSON.stringify({ faults: [], workstation: { readers } }));
      const main = join(packageRoot(), 'dist', 'main.js');
      const inside = [process.execPath, main, 'diagnose', '--json', '--timeout', '20000'];
      const { stdout, stderr } = await err1002(['simulate', '--world', world, '--', ...inside]);
      const observations: readonly { question: string; target?: string; answer?: string }[] = JSON.parse(
        stdout || `{"evidence":{"observations":[],"stderr":${JSON.stringify(stderr)}}}`,
      ).evidence.observations;
      const applications = observations.filter(({ question }) => question === 'card.application');
      t.equal(applications.length, 16, stderr);
      t.equal(applications.filter(({ answer }) => answer === 'silent').length, 15);
      t.match(
        applications.filter(({ answer }) => answer === 'answers'),
        [{ target: 'Reader 11' }],
      );
    },
  );

  t.test('with no smart card service the same command says so and ends', async t => {
    const { status, stdout } = await err1002(['diagnose', '--json', '--timeout', '3000']);
    t.equal(status, 2);
    t.match(JSON.parse(stdout).explanations[0], [{ cause: 'network-down' }, {}]);
  });
});

import t from 'tap';
import { emptyReader, healthyWorld } from '../../sim/healthy-world.ts';
import { scenarioFile } from '../input/world.ts';
import { isUserError } from '../user-error.ts';
import { judgeScenario } from './judge-scenario.ts';
import { pcscServiceRung } from './pcsc-service-rung.ts';
import { readScenario } from './scenario-files.ts';

/** Names of scenarios that each reach the service in another way. */
const telling = [
  'healthy',
  'smartcard-service-stopped',
  'reader-held-by-another-program',
  'card-not-inserted',
  'card-upside-down',
  'card-pulled-while-read',
  'card-falls-silent',
  'card-locked',
  'two-readers-locked-card-in-second',
];

const reason = await pcscServiceRung.prepare?.().then(
  () => null,
  error => (isUserError(error) ? error.expected : Promise.reject(error)),
);

if (reason === null || reason === undefined)
  t.test('scenarios are judged right through the real client library and our own service', async t => {
    t.setTimeout(120_000);
    for (const name of telling) {
      const { judgement, why } = await judgeScenario(
        await readScenario(scenarioFile(name)),
        pcscServiceRung,
        '',
      );
      t.equal(judgement, 'right', `${name}: ${why}`);
    }
  });
else if (process.env.CI === 'true') t.fail(reason);
else t.pass('the rung pcsc-service', { skip: reason });

t.test('a world of 17 readers is refused by name', async t => {
  const readers = Array.from({ length: 17 }, (_, n) => ({ ...emptyReader, name: `Reader ${n}` }));
  t.match(pcscServiceRung.expressible({ ...healthyWorld, readers }), /at most 16 readers.*found 17/);
  t.equal(pcscServiceRung.expressible(healthyWorld), null);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { inNamespace, insideNamespace, whyNoNamespace } from '../virtual-reader/namespace.ts';
import { compileCClient } from './clients.ts';
import { inProcess } from './in-process.ts';
import { type Measured, measure } from './measure.ts';
import { ownRoad } from './own-road.ts';
import { pcscdRoad } from './pcscd-road.ts';
import type { Road } from './road.ts';

/** Prints how fast simulated cards answer on every road, with the facts of the machine. Part of `npm run bench`. */

const line = (what: string, value: string) => console.log(`${what.padEnd(44)} ${value.padStart(12)}`);

const show = ({ road, c, pcsclite, together, event, events, amongSilent }: Measured) => {
  console.log(`\n${road}`);
  line('C client, one command, p50', `${c.p50.toFixed(3)} ms`);
  line('C client', `${c.perSecond.toFixed(0)} /s`);
  line('npm pcsclite, one command, p50', `${pcsclite.p50.toFixed(3)} ms`);
  line('npm pcsclite to the C client', (pcsclite.perSecond / c.perSecond).toFixed(2));
  line('16 readers together, C client', `${together.toFixed(0)} /s`);
  line('a card comes or goes, p50', `${event.p50.toFixed(1)} ms`);
  line('a card comes or goes, p99', `${event.p99.toFixed(1)} ms`);
  line('comings and goings in 16 readers', `${events.count}`);
  line('missed of them', `${events.missed}`);
  line('p99 beside 15 silent cards, to alone', amongSilent.toFixed(2));
};

const measureAll = async (roads: readonly (() => Promise<Road>)[]) => {
  const { length, 0: cpu } = cpus();
  console.log(
    `Node ${process.version}, ${length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${loadavg()[0]?.toFixed(1)}`,
  );
  for (const [command, perSecond] of Object.entries(await inProcess()))
    line(`in process, ${command}`, `${perSecond.toFixed(0)} /s`);
  const folder = await mkdtemp(join(tmpdir(), 'err1002-'));
  try {
    const program = await compileCClient(folder);
    for (const open of roads) {
      const road = await open();
      show(await measure(road, program).finally(() => road.close()));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
};

const reason = await whyNoNamespace();
if (reason === null && !insideNamespace()) process.exitCode = await inNamespace(process.argv.slice(1));
else {
  await measureAll(reason === null ? [ownRoad, pcscdRoad] : [ownRoad]);
  if (reason !== null) console.log(`\npcscd and vpcd: not measured, as ${reason}`);
}

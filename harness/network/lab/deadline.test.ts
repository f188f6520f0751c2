import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { type Host, hostsOf } from '../../../src/guidance/guidance.ts';
import { lostDomain } from './addresses.ts';
import type { Lab } from './lab.ts';
import { labFolder } from './namespace.ts';
import type { Manner } from './servers/manners.ts';
import { labTests } from './testing/lab-test.ts';
import type { Trouble } from './trouble.ts';

t.setTimeout(120_000);

const many = 60;
const names = Array.from({ length: many }, (_, index) => `host-${index}.${lostDomain}`);
const host = (name: string): Host => ({
  name,
  role: 'required',
  purpose: 'one of many',
  neededBy: 'sign-in-page',
  path: '/',
  proof: null,
  source: 'domains',
});

/** What a workstation with many required hosts finds out about them. */
const manyHosts = async (lab: Lab, troubles: readonly Trouble[], deadline: number): Promise<Evidence> => {
  const { hosts, ...rest } = lab.guidance;
  const guidance = {
    ...rest,
    hosts: [...hosts.filter(({ role }) => role === 'control'), ...names.map(host)],
  };
  const guidanceFile = join(labFolder, 'many-hosts.json');
  await writeFile(guidanceFile, JSON.stringify(guidance));
  const { evidence } = await lab.on(troubles, ({ resident }) =>
    resident.investigate({ guidanceFile, env: {}, unset: ['HTTPS_PROXY', 'NO_PROXY'], deadline }),
  );
  return evidence;
};

/** The longest that any host took, all its layers together; null when a host has no answer of this question. */
const longest = ({ observations }: Evidence, question: string): number | null => {
  const took = names.map(name => {
    const own = observations.filter(({ target }) => target === name);
    const answered = own.some(({ question: asked, status }) => asked === question && status === 'answered');
    return answered ? own.reduce((sum, { ms }) => sum + ms, 0) : Number.POSITIVE_INFINITY;
  });
  const most = Math.max(...took);
  return Number.isFinite(most) ? most : null;
};

/** A machine with much else to do gets a second chance, with more time. */
const deadlines = [3000, 15_000];

/** Bytes of memory that hostile servers may cost; a body of theirs has a gigabyte. */
const mostMore = 100 * 2 ** 20;

await labTests(import.meta.url, lab => {
  const inTime = (name: string, troubles: readonly Trouble[], question: string) =>
    t.test(`${many} hosts take no longer than their deadline where ${name}`, async t => {
      const missed: string[] = [];
      for (const deadline of deadlines) {
        const took = longest(await manyHosts(lab, troubles, deadline), question);
        if (took !== null && took <= deadline * 1.1) return t.pass(`${took} of ${deadline} ms`);
        missed.push(`${took ?? 'an answer missing'} of ${deadline} ms`);
      }
      return t.fail(missed.join('; '));
    });
  inTime('every packet is dropped', [{ kind: 'filter', host: '*', does: 'drop' }], 'network.dns');
  inTime('every connection is lost', [], 'network.tcp');

  t.test('whatever a server pours out, little is taken in', async t => {
    const memory = (manner: Manner) =>
      lab.on(
        hostsOf(lab.guidance, 'required').map(host => ({ kind: 'server', host, manner })),
        async ({ resident }) => {
          const errand = { guidanceFile: lab.guidanceFile, env: {}, unset: [], deadline: 4000 };
          return (await resident.investigate(errand)).mostMemory;
        },
      );
    const usual = await memory('genuine');
    for (const manner of ['endless-body', 'huge-headers', 'hostile', 'dripping-answer'] as const) {
      const more = (await memory(manner)) - usual;
      t.ok(more < mostMore, `${manner}: ${Math.round(more / 2 ** 20)} MiB more`);
    }
  });
});

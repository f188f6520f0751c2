import t from 'tap';
import { emptyReader, healthyCard, healthyWorld } from '../../sim/healthy-world.ts';
import { parseAs } from '../../src/parse.ts';
import { ScenarioSchema, WorldFileSchema } from './scenario.ts';
import { worldOf } from './world-of.ts';

const scenario = { name: 'a', story: 'b', truth: [] };

/** `place: what was expected` of data that is no scenario. */
const flaw = (data: unknown): string => {
  const parsed = parseAs(ScenarioSchema, data);
  return parsed.ok ? 'no flaw' : `${parsed.flaw.place}: ${parsed.flaw.expected}`;
};

const world = (data: unknown) => {
  const parsed = parseAs(WorldFileSchema, data);
  if (!parsed.ok) throw new Error(parsed.flaw.expected);
  return worldOf(parsed.value);
};

t.test('an empty file is the healthy workstation', async t => {
  t.same(world({}), healthyWorld);
});

t.test('a file says only what differs', async t => {
  const { software, network, readers, ...rest } = world({
    workstation: {
      software: { middleware: 'missing' },
      network: { hscn: false },
      readers: [{ card: { series: 8 } }, { name: 'spare', card: null }],
    },
  });
  t.same(software, { ...healthyWorld.software, middleware: 'missing' });
  t.same(network, { ...healthyWorld.network, hscn: false });
  t.same(readers, [
    { ...emptyReader, card: { ...healthyCard, series: 8 } },
    { ...emptyReader, name: 'spare', card: null },
  ]);
  t.same({ ...healthyWorld, ...rest }, healthyWorld);
});

t.test('faults strike the workstation of the file, in their order', async t => {
  const { software } = world({
    workstation: { software: { credentialManagement: { version: '4.1', running: true } } },
    faults: [{ kind: 'stop-credential-management' }, { kind: 'age-credential-management', to: '1.0' }],
  });
  t.same(software.credentialManagement, { version: '1.0', running: false });
});

t.test('a flaw names its place and the word that was meant', async t => {
  const faults = (fault: unknown) => ({ ...scenario, faults: [fault] });
  t.equal(flaw(scenario), 'no flaw');
  t.equal(
    flaw(faults({ kind: 'blok-domain' })),
    'faults.0.kind: unknown word "blok-domain"; did you mean "block-domain"?',
  );
  t.match(flaw(faults({ kind: 'xyz' })), /^faults\.0\.kind: expected "block-domain", .* or "remove-roles"/);
  t.match(flaw(faults({})), /^faults\.0\.kind: missing; expected "block-domain", /);
  t.equal(flaw(faults('cut-network')), 'faults.0: expected a mapping, found "cut-network"');
  t.equal(flaw(faults({ kind: 'block-domain', how: 'dns' })), 'faults.0.domain: missing');
  t.match(flaw(faults({ kind: 'cut-network', now: true })), /^faults\.0\.now: unknown key/);
  t.match(flaw(faults({ kind: 'slow-card', ms: '3' })), /^faults\.0\.ms: expected number, found "3"/);
  t.equal(
    flaw({ ...scenario, truth: [{ cuase: 'x' }] }),
    'truth.0.cuase: unknown key; did you mean "cause"?',
  );
  t.match(flaw({ ...scenario, name: 'Mein Fall' }), /^name: expected lower-case words joined by hyphens/);
  t.equal(flaw([]), 'name: missing');
  t.equal(flaw('text'), 'the whole: expected a mapping, found "text"');
});

t.test('a flaw in the workstation is found where it lies', async t => {
  const workstation = (differences: unknown) => ({ ...scenario, workstation: differences });
  t.match(flaw(workstation({ clock: 3 })), /^workstation\.clock: unknown key/);
  t.equal(
    flaw(workstation({ software: { credentialManagement: { version: 4.1, running: true } } })),
    'workstation.software.credentialManagement.version: expected text, found 4.1',
  );
  t.match(
    flaw(workstation({ readers: [{ card: { series: 7 } }] })),
    /card\.series: expected 4, 5, 6, 8, 9 or 10, found 7/,
  );
  t.match(
    flaw(workstation({ readers: [{ card: { script: [{ on: 'zz', answer: '90 00' }] } }] })),
    /script\.0\.on: expected bytes in hex/,
  );
  t.match(flaw(workstation({ answers: 'truthfull' })), /did you mean "truthful"\?/);
  t.match(flaw(workstation({ answers: { 'directory.profil': 'closed' } })), /expected the key of a question/);
  t.match(
    flaw(workstation({ answers: { 'directory.profile': 'shut' } })),
    /answers\.directory\.profile: expected active or closed, found "shut"/,
  );
});

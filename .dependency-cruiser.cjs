// The arrows between the rooms. Tests may reach further than the code they stand beside.
const code = path => ({ path, pathNot: ['\\.test\\.ts$', '/testing/'] });
const never = (name, from, to, comment) => ({ name, severity: 'error', comment, from: code(from), to });
const onlyIn = (name, file, path) => ({
  name,
  severity: 'error',
  comment: `${name} is imported in ${file} only`,
  from: { path: '^(src|sim|harness|scenarios|reports)/', pathNot: [file, '\\.test\\.ts$'] },
  to: { path },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: 'pcsclite|koffi' } },
    never('core-stands-alone', '^src/', { path: '^(sim|harness|scenarios|reports)/' }, 'the core imports nothing outside src/'),
    never('core-is-pure', '^src/', { dependencyTypes: ['core'] }, 'no node: module in src/'),
    never(
      'core-takes-pure-parsers-only',
      '^src/',
      { dependencyTypes: ['npm', 'npm-dev', 'npm-optional'], pathNot: ['node_modules/valibot', 'node_modules/ipaddr\\.js', 'node_modules/@peculiar/asn1-(x509|schema)'] },
      'pure parsing only: valibot (schemas), ipaddr.js (addresses), asn1-x509 and asn1-schema (certificates)',
    ),
    never('knowledge-does-not-probe', '^src/(model|diagnose|explain)/', { path: '^src/(probes|doors|card)/' }, 'only evidence and cause types'),
    never('probes-never-judge', '^src/(probes|doors|card)/', { path: '^src/(model|diagnose|explain)/' }, 'a probe never judges'),
    never('simulator-is-innocent', '^sim/', { path: '^((harness|scenarios|reports)/|src/(model|diagnose|explain)/)' }, 'the simulator behaves; it does not read the model'),
    never('simulator-has-no-world', '^sim/', { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' }, 'in process, deterministic; crypto for arithmetic only'),
    never('scenarios-stay-below-harness', '^scenarios/', { path: '^harness/' }, 'nobody imports harness'),
    never('truth-is-not-asked-of-the-accused', '^scenarios/(atlas|format)', { path: '^src/(model|diagnose)/' }, 'the truth never comes from the diagnosis'),
    never('oracle-inverts-for-itself', '^scenarios/oracle/', { path: '^src/(diagnose|explain)/', reachable: true }, 'the oracle shares catalogue data with the diagnosis, and no code'),
    never('reports-know-records-only', '^reports/', { path: '^(sim|scenarios|harness)/' }, 'reports import src/ only'),
    onlyIn('express', '^reports/server\\.ts$', 'node_modules/express/'),
    onlyIn('lowdb', '^reports/data-file\\.ts$', 'node_modules/lowdb/'),
    onlyIn('pcsclite', '^harness/pcsc/pcsclite\\.ts$', 'node_modules/pcsclite/|^pcsclite$'),
    onlyIn('koffi', '^harness/pcsc/koffi\\.ts$', 'node_modules/koffi/|^koffi$'),
    onlyIn('serialport', '^harness/bench/serial-line\\.ts$', 'node_modules/@serialport/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

// Bundles the program into dist/: main.js parses the command line; each command, and what few commands need of this
// machine, is a file of its own, so that starting a command reads little more than it runs.
import { readdirSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';

const commands = 'harness/cli/commands';
const entries = [
  'harness/cli/main.ts',
  'harness/real-workstation.ts',
  'harness/run/pcsc-service-rung.ts',
  'harness/run/virtual-reader-rung.ts',
  'reports/pages/diagnosis-page.ts',
  // Child processes and worker threads.
  'harness/network/proxy/pac-child.ts',
  'harness/pcsc/pcsc-reader-child.ts',
  'harness/run/law-worker.ts',
  'harness/virtual-reader/exclusive-holder-child.ts',
  ...readdirSync(commands)
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(file => `${commands}/${file}`),
];
const outputs = new Map(entries.map(file => [resolve(file), file.replaceAll('/', '-').replace(/\.ts$/, '')]));
// What other programs look for keeps its plain name.
for (const file of entries.filter(name => /main|child|worker/.test(name)))
  outputs.set(resolve(file), basename(file, '.ts'));

/** What is imported lazily and has a file of its own is found beside the importer. */
const lazyParts = {
  name: 'lazy-parts',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ kind, path, resolveDir }) => {
      const output = kind === 'dynamic-import' ? outputs.get(join(resolveDir, path)) : undefined;
      return output === undefined ? undefined : { path: `./${output}.js`, external: true };
    }),
};

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: [...outputs].map(([file, out]) => ({ in: file, out })),
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  mainFields: ['module', 'main'],
  conditions: ['module', 'import'],
  plugins: [lazyParts],
  // Native, or with files of their own: left where npm put them.
  external: [
    'pcsclite',
    'koffi',
    'quickjs-wasi',
    '@serialport/*',
    'express',
    'lowdb',
    'nunjucks',
    'nhsuk-frontend',
    'junit-report-builder',
  ],
  // Bundled CommonJS packages still ask for node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
await chmod('dist/main.js', 0o755);

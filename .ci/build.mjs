// Bundles the program into dist/: one file per lazily loaded part, so that a command reads only what it needs.
import { chmod, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const entry = file => file.replace(/\.ts$/, '');

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: [
    { in: 'harness/cli/main.ts', out: 'main' },
    ...['harness/pcsc/pcsc-reader-child.ts', 'harness/virtual-reader/exclusive-holder-child.ts'].map(
      file => ({
        in: file,
        out: entry(file.split('/').at(-1)),
      }),
    ),
  ],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  keepNames: true,
  sourcemap: false,
  // Native, heavy or with files of their own: left where npm put them.
  external: [
    'pcsclite',
    '@serialport/*',
    'express',
    'lowdb',
    'nunjucks',
    'nhsuk-frontend',
    'junit-report-builder',
    '@valibot/to-json-schema',
  ],
  // Bundled CommonJS packages still ask for node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
await chmod('dist/main.js', 0o755);

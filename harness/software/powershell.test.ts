import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { stopwatch } from '../clock.ts';
import { powershell } from './powershell.ts';

t.test('PowerShell is started, bounded and ended', async t => {
  const folder = join(t.testdir(), 'System32', 'WindowsPowerShell', 'v1.0');
  t.intercept(process, 'env', {
    value: { ...process.env, SystemRoot: t.testdirName, PSModulePath: 'elsewhere' },
  });
  t.match(await powershell('1', 2000), { kind: 'failed', code: 'unknown', detail: /ENOENT/ });

  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'powershell.exe');
  const does = (...lines: readonly string[]) => {
    writeFileSync(program, ['#!/bin/sh', ...lines].join('\n'));
    chmodSync(program, 0o755);
  };
  does('echo "$#:$6:$7:$PSModulePath"');
  const said = await powershell("'a' | Get-It", 2000);
  t.match(
    said,
    { kind: 'ok', value: /^7:-Command:[^"]+\n'a' \| Get-It:\n$/ },
    'the script is the last argument',
  );
  does('exec sleep 20');
  const elapsed = stopwatch();
  t.match(await powershell('1', 200), { code: 'timed-out' });
  t.ok(elapsed() < 20_000, 'killed, not waited for');
  does('exit 3');
  t.match(await powershell('1', 2000), { code: 'unknown', detail: 'PowerShell ended with 3' });
  does('yes');
  t.match(await powershell('1', 5000), { kind: 'failed', detail: /MAXBUFFER/ }, 'output without end');
  chmodSync(program, 0o644);
  t.match(await powershell('1', 2000), { code: 'not-permitted' });
});

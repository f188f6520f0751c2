import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { stopwatch } from '../clock.ts';
import { powershell } from './powershell.ts';

const lines: string[] = [];
const runs = async (script: string, deadline: number) => {
  lines.length = 0;
  return powershell(script, deadline, line => lines.push(line));
};

t.test('PowerShell is started, bounded and ended', async t => {
  const folder = join(t.testdir(), 'System32', 'WindowsPowerShell', 'v1.0');
  t.intercept(process, 'env', {
    value: { ...process.env, SystemRoot: t.testdirName, PSModulePath: 'elsewhere' },
  });
  t.match(await runs('1', 2000), { kind: 'failed', code: 'unknown', detail: /ENOENT/ });

  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'powershell.exe');
  const does = (...commands: readonly string[]) => {
    writeFileSync(program, ['#!/bin/sh', ...commands].join('\n'));
    chmodSync(program, 0o755);
  };
  does('echo "$#:$6:$7:$PSModulePath"');
  t.match(await runs("'a' | Get-It", 5000), { kind: 'ok' });
  t.strictSame(lines, ["7:-Command:'a' | Get-It:"], 'the script is the last argument');
  does('echo one', 'exec sleep 20');
  const elapsed = stopwatch();
  t.match(await runs('1', 1000), { code: 'timed-out' });
  t.ok(elapsed() < 20_000, 'killed, not waited for');
  t.strictSame(lines, ['one'], 'what was said in time was heard');
  does('exit 3');
  t.match(await runs('1', 5000), { code: 'unknown', detail: 'PowerShell ended with 3' });
  does('yes "$(head -c 999 /dev/zero | tr "\\0" x)"');
  t.match(await runs('1', 20_000), { code: 'malformed', detail: /more than/ }, 'output without end');
  does('head -c 100000000 /dev/zero | tr "\\0" x');
  t.match(await runs('1', 20_000), { code: 'malformed', detail: /more than/ }, 'a line without end');
  t.strictSame(lines, []);
  chmodSync(program, 0o644);
  t.match(await runs('1', 2000), { code: 'not-permitted' });
});

import { createServer } from 'node:http';
import { bounded } from '../../../clock.ts';
import { failureOf } from '../../failure.ts';
import { startResolver } from '../../testing/resolver.ts';
import { systemRoute } from '../route.ts';

/**
 * A program for a network of its own. Its argument is JSON; it serves the scripts on these ports of this machine, starts
 * a resolver that gives every name its address, asks for the routes as the environment says, and prints the outcomes.
 */
interface Task {
  readonly hosts: readonly string[];
  readonly deadline: number;
  /** Whether there is a resolver. */
  readonly resolver?: boolean;
  readonly scripts?: readonly { readonly port: number; readonly path: string; readonly text: string }[];
}

const { hosts, deadline, resolver = false, scripts = [] }: Task = JSON.parse(process.argv[2] ?? '{}');
if (resolver) await startResolver('127.0.0.1');
for (const { port, path, text } of scripts)
  await new Promise<void>(resolve =>
    createServer(({ url }, reply) => reply.writeHead(url === path ? 200 : 404).end(text)).listen(
      port,
      '127.0.0.1',
      resolve,
    ),
  );
const find = systemRoute('linux');
const outcomes = await Promise.all(
  hosts.map(host => bounded(deadline, signal => find(host, signal).catch(failureOf))),
);
console.log(JSON.stringify(outcomes));
process.exit();

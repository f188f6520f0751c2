import { stopwatch } from '../../clock.ts';
import { realNetwork } from '../real-network.ts';
import { startResolver } from './resolver.ts';

/**
 * A program for a process of its own. Its argument is JSON; it does what that says with this machine's network, all at
 * once, and prints the outcomes and the milliseconds they took together.
 */
interface Knocks {
  readonly deadline: number;
  /** The address that a resolver on 127.0.0.1:53 gives; none leaves the resolver out. */
  readonly resolver?: string;
  readonly resolve?: readonly string[];
  readonly connect?: readonly string[];
  /** TLS to this port on 127.0.0.1. */
  readonly handshake?: number;
}

const knocks: Knocks = JSON.parse(process.argv[2] ?? '{}');
const { deadline } = knocks;
const resolver = knocks.resolver === undefined ? undefined : await startResolver(knocks.resolver);
const network = realNetwork({
  ...(knocks.handshake !== undefined && { port: knocks.handshake, lookup: async () => ['127.0.0.1'] }),
});
const elapsed = stopwatch();
const outcomes = await Promise.all([
  ...(knocks.resolve ?? []).map(host => network.resolve(host, deadline)),
  ...(knocks.connect ?? []).map(address => network.connect('service.example', [address], deadline)),
  ...(knocks.handshake === undefined
    ? []
    : [network.handshake('service.example', { kind: 'direct' }, deadline)]),
]);
console.log(JSON.stringify({ outcomes, took: elapsed() }));
resolver?.close();

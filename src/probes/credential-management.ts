import * as v from 'valibot';
import type { LocalReply } from '../doors/credential-management.ts';
import type { Observation } from '../evidence/evidence.ts';
import type { Outcome } from '../outcome.ts';
import { answered, type Bench, leftOpen, type Probe, unanswered } from './probe.ts';

const Connected = v.object({ statusCode: v.union([v.literal('200'), v.literal(200)]) });
const PortNumber = v.object({ portData: v.object({ portNumber: v.union([v.string(), v.number()]) }) });
const Fault = v.object({ FaultException: v.object({ Code: v.string() }) });

const parse = <S extends v.GenericSchema>(schema: S, { body }: LocalReply): v.InferOutput<S> | null => {
  try {
    const result = v.safeParse(schema, JSON.parse(body));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
};

interface Knock {
  readonly scheme: 'http' | 'https';
  readonly port: number;
  readonly reply: Outcome<LocalReply>;
}

/** A service that first wants the Windows user to sign in is taken for the Port Service: browsers sign in by themselves. */
const wantsSignIn = ({ status }: LocalReply): boolean => status === 401;

const speaksPortService = ({ reply }: Knock): boolean =>
  reply.kind === 'ok' && (wantsSignIn(reply.value) || parse(Connected, reply.value) !== null);

/** Nobody speaks the protocol: say what the ports do instead, the most telling first. */
const without = (knocks: readonly Knock[]): Observation => {
  const failures = knocks.map(({ reply }) => reply);
  const talks = failures.find(({ kind }) => kind === 'ok') ?? failures.find(isFailure('malformed'));
  if (talks !== undefined) return answered('client.port-service', 'garbled', { ms: talks.ms });
  const silent = failures.find(isFailure('timed-out'));
  if (silent !== undefined) return answered('client.port-service', 'silent', { ms: silent.ms });
  const skip = failures.find(({ kind }) => kind === 'skipped');
  if (skip?.kind === 'skipped') return leftOpen('client.port-service', skip);
  const odd = failures.find(reply => reply.kind === 'failed' && reply.code !== 'connection-refused');
  if (odd?.kind === 'failed') return leftOpen('client.port-service', odd);
  return answered('client.port-service', 'nothing-listens', {
    ms: Math.max(0, ...failures.map(({ ms }) => ms)),
  });
};

const isFailure = (code: string) => (reply: Outcome<LocalReply>) =>
  reply.kind === 'failed' && reply.code === code;

const session = async (
  { scheme, port }: Knock,
  { workstation, guidance, budget }: Bench,
  used: number,
): Promise<Observation> => {
  const { portPath, noProcessCode } = guidance.portService;
  const reply = await workstation.credentialManagement.get(scheme, port, portPath, budget - used);
  if (reply.kind !== 'ok') return leftOpen('client.credential-management', reply);
  const { ms } = reply;
  if (wantsSignIn(reply.value))
    return unanswered('client.credential-management', 'the Port Service wants a Windows sign-in', { ms });
  const assigned = parse(PortNumber, reply.value);
  if (assigned !== null)
    return answered('client.credential-management', 'connected', {
      ms,
      facts: { port: Number(assigned.portData.portNumber) },
    });
  const code = parse(Fault, reply.value)?.FaultException.Code ?? null;
  return code === noProcessCode
    ? answered('client.credential-management', 'no-process', { ms, facts: { code } })
    : unanswered(
        'client.credential-management',
        'the Port Service gave neither a port nor the fault we know',
        { ms },
      );
};

/** The Port Service and Credential Management as a browser meets them: every documented port, both schemes, at once. */
export const credentialManagementProbe: Probe = {
  name: 'Credential Management on localhost',
  stands: 'client.port-service',
  run: async bench => {
    const { ports, schemes, connectPath } = bench.guidance.portService;
    const knocks = await Promise.all(
      ports.flatMap(port =>
        schemes.map(async (scheme): Promise<Knock> => {
          const reply = await bench.workstation.credentialManagement.get(
            scheme,
            port,
            connectPath,
            bench.budget,
          );
          return { scheme, port, reply };
        }),
      ),
    );
    const found = knocks.find(speaksPortService);
    if (found === undefined)
      return [
        without(knocks),
        unanswered('client.credential-management', 'the Port Service does not answer'),
      ];
    const { port, scheme, reply } = found;
    return [
      answered('client.port-service', 'answers', { ms: reply.ms, facts: { port, scheme } }),
      await session(found, bench, reply.ms),
    ];
  },
};

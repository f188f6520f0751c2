import * as v from 'valibot';
import type { LocalReply } from '../doors/credential-management.ts';
import type { Observation } from '../evidence/evidence.ts';
import { remember } from '../remember.ts';
import { askAgain, type Knock, knockAll, speaks, took } from './local-knock.ts';
import { withoutProtocol } from './local-silence.ts';
import { answered, type Bench, leftOpen, type Probe, unanswered } from './probe.ts';

const portNumber = v.pipe(
  v.union([v.string(), v.number()]),
  v.toNumber(),
  v.integer(),
  v.minValue(1),
  v.maxValue(65_535),
);
/** Reads bodies of one schema, null for any other; the few that there are come again and again. */
const parser = <S extends v.GenericSchema>(schema: S): ((reply: LocalReply) => v.InferOutput<S> | null) => {
  const parse = remember((body): v.InferOutput<S> | null => {
    try {
      const result = v.safeParse(schema, JSON.parse(body));
      return result.success ? result.output : null;
    } catch {
      return null;
    }
  });
  return ({ body }) => parse(body);
};

const connected = parser(v.object({ statusCode: v.union([v.literal('200'), v.literal(200)]) }));
const assignedPort = parser(v.object({ portData: v.object({ portNumber }) }));
const faulty = parser(v.object({ FaultException: v.object({ Code: v.string() }) }));

/** A service that first wants Windows to sign the user in is taken for the Port Service. */
const wantsSignIn = ({ windowsSignIn }: LocalReply): boolean => windowsSignIn === true;

const speaksProtocol = speaks(reply => connected(reply) !== null || faulty(reply) !== null);

/** Of the budget: what the documented ports may take, so that time is left for whoever answers beside a silent one. */
const shareOfPorts = 0.5;

/** The session's own port, as far as the Port Service says; and the observation of that. */
const askPort = async ({ scheme, port }: Knock, bench: Bench, budget: number) => {
  const question = 'client.credential-management';
  const { portPath, noProcessCode } = bench.guidance.portService;
  const reply = await bench.workstation.credentialManagement.get(scheme, port, portPath, budget);
  const { ms } = reply;
  const without = (observation: Observation) => ({ ms, port: null, observation });
  if (reply.kind !== 'ok') return without(leftOpen(question, reply));
  if (wantsSignIn(reply.value))
    return without(unanswered(question, 'the Port Service wants a Windows sign-in', { ms }));
  const assigned = assignedPort(reply.value)?.portData.portNumber;
  if (assigned !== undefined)
    return {
      ms,
      port: assigned,
      observation: answered(question, 'connected', { ms, facts: { port: assigned } }),
    };
  const code = faulty(reply.value)?.FaultException.Code;
  return without(
    code === noProcessCode
      ? answered(question, 'no-process', { ms, facts: { code } })
      : unanswered(question, 'the Port Service gave neither a port nor the fault we know', { ms }),
  );
};

/** Any answer in HTTP will do, since what Credential Management says there is not published. */
const askApplication = async (port: number, bench: Bench, budget: number): Promise<Observation> => {
  const path = bench.guidance.portService.applicationPath;
  const answers = speaks(() => true);
  const first = await knockAll([port], path, budget / 2, bench);
  const knocks = first.some(answers) ? first : await askAgain(first, path, budget / 2, bench);
  const found = knocks.find(answers);
  if (found === undefined)
    return withoutProtocol(
      'client.application',
      knocks.map(({ reply }) => reply),
      { port },
      bench.budget,
    );
  const { scheme, reply } = found;
  return answered('client.application', 'answers', { ms: reply.ms, facts: { port, scheme } });
};

/** The Port Service among those on its ports; null when nobody speaks its protocol. */
const findService = (knocks: readonly Knock[]): Knock | null =>
  knocks.find(speaksProtocol) ?? knocks.find(speaks(wantsSignIn)) ?? null;

/** The Port Service, and behind it Credential Management, as a browser meets them. */
export const credentialManagementProbe: Probe = {
  name: 'Credential Management on localhost',
  stands: 'client.port-service',
  run: async bench => {
    const { budget, guidance } = bench;
    const { ports, connectPath, unavailableCode } = guidance.portService;
    const first = await knockAll(ports, connectPath, budget * shareOfPorts, bench);
    let left = budget - took(first);
    const knocks = findService(first) === null ? await askAgain(first, connectPath, left / 2, bench) : first;
    if (knocks !== first) left /= 2;
    const found = findService(knocks);
    if (found === null) {
      const because = 'the Port Service does not answer';
      return [
        withoutProtocol(
          'client.port-service',
          knocks.map(({ reply }) => reply),
          { code: unavailableCode },
          budget,
        ),
        unanswered('client.credential-management', because),
        unanswered('client.application', because),
      ];
    }
    const session = await askPort(found, bench, left / 2);
    const { port, scheme, reply } = found;
    return [
      answered('client.port-service', 'answers', { ms: reply.ms, facts: { port, scheme } }),
      session.observation,
      session.port === null
        ? unanswered('client.application', 'the Port Service hands out no port')
        : await askApplication(session.port, bench, left - session.ms),
    ];
  },
};

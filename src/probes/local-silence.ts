import type { LocalReply } from '../doors/credential-management.ts';
import type { Facts, Observation } from '../evidence/evidence.ts';
import type { Outcome } from '../outcome.ts';
import { answered, isHaste, leftOpen, unanswered } from './probe.ts';

type Asked = 'client.port-service' | 'client.application';

const isFailure = (code: string) => (reply: Outcome<LocalReply>) =>
  reply.kind === 'failed' && reply.code === code;

/** What says of a port that nobody there speaks the protocol; after anything else it may still be spoken. */
const telling = ['connection-refused', 'connection-reset', 'malformed', 'timed-out'];

/** Whoever wants a sign-in first has not said what he speaks. */
const isLocked = (reply: Outcome<LocalReply>) => reply.kind === 'ok' && reply.value.status === 401;

/** Nor has anybody who was not waited for. */
const isOpen = (budget: number) => (reply: Outcome<LocalReply>) =>
  reply.kind === 'skipped' ||
  (reply.kind === 'failed' &&
    (!telling.includes(reply.code) || (reply.code === 'timed-out' && isHaste(reply.ms, budget))));

/** Nobody speaks the protocol: what the ports do instead within a probe's budget, the most telling first. */
export const withoutProtocol = (
  question: Asked,
  replies: readonly Outcome<LocalReply>[],
  facts: Facts,
  budget: number,
): Observation => {
  const open = replies.find(isOpen(budget));
  if (open !== undefined && open.kind !== 'ok') return leftOpen(question, open);
  const locked = replies.find(isLocked);
  if (locked !== undefined)
    return unanswered(question, 'a program on the port wants a sign-in that is not Windows’ own', locked);
  const talks = replies.find(({ kind }) => kind === 'ok') ?? replies.find(isFailure('malformed'));
  if (talks !== undefined) return answered(question, 'garbled', { ms: talks.ms, facts });
  const silent = replies.find(isFailure('timed-out'));
  if (silent !== undefined) return answered(question, 'silent', { ms: silent.ms, facts });
  const reset = replies.find(isFailure('connection-reset'));
  if (reset?.kind === 'failed') return leftOpen(question, reset);
  const ms = Math.max(0, ...replies.map(reply => reply.ms));
  return answered(question, 'nothing-listens', { ms, facts });
};

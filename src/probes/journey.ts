import type { Clock } from '../doors/clock.ts';
import type { NetworkDoor, PeerCertificate } from '../doors/network.ts';
import type { Observation } from '../evidence/evidence.ts';
import type { Answer } from '../evidence/questions.ts';
import type { Guidance, Host } from '../guidance/guidance.ts';
import { type Failed, type Outcome, type Skipped, skipped } from '../outcome.ts';
import type { Words } from './host-words.ts';
import { answered, type Bench, isHaste, leftOpen } from './probe.ts';

/** A visit under way: where to, with what, what was seen, and the milliseconds left. */
export interface Journey {
  readonly host: Host;
  readonly network: NetworkDoor;
  readonly clock: Clock;
  readonly guidance: Guidance;
  readonly observations: Observation[];
  readonly budget: number;
  left: number;
  /** The host, or a proxy on its behalf, accepted a connection; null while that is not known. */
  reached: boolean | null;
  /** What kept it from that is that there is no way at all: no route, no resolver. */
  wayless: boolean;
  /** Its name leads into the organisation alone. */
  inside: boolean;
  /** What becomes of a connection past the proxy, looked at meanwhile; null where no proxy is in the way. */
  directly: Promise<string> | null;
  /** Local time minus the time of the host's `Date` header, in milliseconds; null without one. */
  skew: number | null;
  /** The certificate that the host showed; null when none was seen. */
  certificate: PeerCertificate | null;
}

/** The beginning of a visit. Of the probe's budget so many milliseconds are left. */
export const journeyTo = (
  host: Host,
  { workstation: { network, clock }, guidance, budget }: Bench,
  left: number,
): Journey => ({
  host,
  network,
  clock,
  guidance,
  observations: [],
  budget,
  left,
  reached: null,
  wayless: false,
  inside: false,
  directly: null,
  skew: null,
  certificate: null,
});

type Layer = 'network.dns' | 'network.tcp' | 'network.proxy' | 'network.tls' | 'network.http';

/** Why no further door is called, where that would be haste. Null when there is time. */
export const tooLate = ({ left, budget }: Pick<Journey, 'left' | 'budget'>): Skipped | null =>
  isHaste(left, budget) ? noTime : null;

const noTime = skipped('too little time was left');

/** What a door said; the time that it took is gone. */
export const taken = <T>(journey: Journey, outcome: Outcome<T>): Outcome<T> => {
  journey.left -= outcome.ms;
  return outcome;
};

/** Writes down a layer that did not let us pass, in the question's words where it has one. */
export const stoppedAt = <Q extends Layer>(
  journey: Journey,
  question: Q,
  outcome: Failed | Skipped,
  failures: Words<Answer<Q>>,
  facts: Observation['facts'] = {},
): void => {
  const { host, observations } = journey;
  const word = outcome.kind === 'failed' ? failures[outcome.code] : undefined;
  const at = { target: host.name, ms: outcome.ms };
  if (word === undefined || outcome.kind !== 'failed') {
    observations.push(leftOpen(question, outcome, at));
    return;
  }
  // A proxy that refuses has answered; a certificate comes after the connection.
  if (question === 'network.dns' || question === 'network.tcp') journey.reached = false;
  journey.wayless = outcome.code === 'unreachable' || outcome.code === 'no-resolver';
  const seen = { ...facts, ...(outcome.detail === '' ? {} : { detail: outcome.detail }) };
  observations.push(
    answered(question, word, { ...at, ...(Object.keys(seen).length === 0 ? {} : { facts: seen }) }),
  );
};

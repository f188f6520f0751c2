import type { Observation } from '../evidence/evidence.ts';
import { hostsOf } from '../guidance/guidance.ts';
import type { Outcome } from '../outcome.ts';
import { dnsAnswer, dnsFailures, fromFilter, tcpFailures } from './host-words.ts';
import { tooLate } from './journey.ts';
import { answered, type Bench, leftOpen, unanswered } from './probe.ts';

/** What the places that nobody needs show of resolver and network. */
export interface ControlsSeen {
  /** Whether any control's name leads to the internet; null when that was not found out. */
  readonly names: boolean | null;
  /** What became of the addresses that need no name; empty when names resolve, or none is known. */
  readonly addresses: readonly Outcome<null>[];
}

/** Share of the time in which a resolver should have answered; the rest is for the addresses. */
const forNames = 0.4;

/** Looks the controls' names up, whatever proxy there is; when none resolves, tries addresses that need no name. */
export const seeControls = async ({ workstation, guidance, budget }: Bench): Promise<ControlsSeen> => {
  const { network } = workstation;
  const controls = hostsOf(guidance, 'control');
  const found = await Promise.all(controls.map(host => network.resolve(host, budget * forNames)));
  const resolve = found.map(outcome =>
    outcome.kind === 'ok'
      ? dnsAnswer(outcome.value, { role: 'control' }) === 'resolves'
      : outcome.kind === 'failed' && dnsFailures[outcome.code] !== undefined
        ? false
        : null,
  );
  if (resolve.includes(true)) return { names: true, addresses: [] };
  const left = budget - Math.max(0, ...found.map(({ ms }) => ms));
  const addresses = await Promise.all(
    (guidance.controls?.addresses ?? []).map(address => network.connect(address, [address], left)),
  );
  return { names: resolve.length > 0 && resolve.every(it => it === false) ? false : null, addresses };
};

/** Failures of the way to the page. */
const noAnswer = Object.keys({ ...dnsFailures, ...tcpFailures });

/** A host's visit as far as it bears on the sign-in page of a network. */
interface Visited {
  readonly visit: { readonly genuine: boolean };
}

/** Fetches the page by which a network's own sign-in page is known; to be judged when the hosts were visited. */
export const seePortal = async ({
  workstation: { network },
  guidance,
  budget,
}: Bench): Promise<(visited: readonly Visited[]) => Observation> => {
  const page = guidance.controls?.portal ?? null;
  const direct = page === null ? null : await network.route(page.host, budget);
  const isDirect = direct?.kind === 'ok' && direct.value.kind === 'direct';
  const left = budget - (direct?.ms ?? 0);
  const reply =
    page === null || !isDirect
      ? null
      : (tooLate({ left, budget }) ?? (await network.getPlain(page.host, page.path, left)));
  return visited => {
    // Where any host shows its own certificate, nothing stands before the internet.
    if (visited.some(({ visit }) => visit.genuine)) return answered('network.portal', 'none');
    if (page === null) return unanswered('network.portal', 'the guidance names no page to look for');
    if (reply === null) return unanswered('network.portal', 'the way to the page leads through a proxy');
    const { ms } = reply;
    // A sign-in page that does not show itself is none.
    if (reply.kind === 'failed' && noAnswer.includes(reply.code))
      return answered('network.portal', 'none', { ms });
    if (reply.kind !== 'ok') return leftOpen('network.portal', reply, { ms });
    const { status, start, leadsElsewhere } = reply.value;
    const untouched = status === 200 && start.includes(page.proof);
    const asksToSignIn = (status === 200 && !untouched) || status === 511 || leadsElsewhere;
    return asksToSignIn && !fromFilter(reply.value, guidance)
      ? answered('network.portal', 'portal', { ms, facts: { status } })
      : answered('network.portal', 'none', { ms });
  };
};

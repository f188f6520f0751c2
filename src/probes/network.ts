import type { Observation } from '../evidence/evidence.ts';
import type { Host } from '../guidance/guidance.ts';
import { joined } from '../joined.ts';
import { type ControlsSeen, seeControls, seePortal } from './controls.ts';
import { type HostVisit, visitHost } from './host.ts';
import { journeyTo } from './journey.ts';
import { answered, type Bench, type Probe, unanswered } from './probe.ts';
import { installed } from './product.ts';
import { aheadOf, clockSkew, inTrueTime } from './true-time.ts';

interface Visited {
  readonly host: Host;
  readonly visit: HostVisit;
}

/** Reached at all; or, when a control was tried too and nothing answered, down, and perhaps for want of any way. */
const reach = (visited: readonly Visited[], { addresses }: ControlsSeen): Observation => {
  const some =
    visited.some(({ visit }) => visit.reached === true) || addresses.some(({ kind }) => kind === 'ok');
  if (some) return answered('network.reach', 'some');
  const controls = visited.filter(({ host }) => host.role === 'control');
  const tried = visited.every(({ visit }) => visit.reached === false);
  if (controls.length === 0 || !tried) return unanswered('network.reach', 'no control host was tried');
  const wayless =
    visited.every(({ visit }) => visit.wayless) &&
    addresses.every(outcome => outcome.kind === 'failed' && outcome.code === 'unreachable');
  return answered('network.reach', wayless ? 'no-route' : 'none', {
    facts: { tried: visited.map(({ host }) => host.name) },
  });
};

const resolves = ({ visit }: Visited): boolean =>
  visit.observations.some(
    observation =>
      observation.question === 'network.dns' &&
      observation.status === 'answered' &&
      observation.answer === 'resolves',
  );

/** Whether names resolve here, whatever a proxy may do on its own. */
const names = (visited: readonly Visited[], seen: ControlsSeen): Observation => {
  if (seen.names === true || visited.some(resolves)) return answered('network.names', 'some');
  return seen.names === false
    ? answered('network.names', 'none')
    : unanswered('network.names', 'no control host was looked up');
};

/** Through a proxy it is the proxy's line that is tried, not this workstation's. */
const isProxied = ({ visit }: Visited): boolean =>
  visit.observations.some(
    observation =>
      observation.question === 'network.proxy' &&
      observation.status === 'answered' &&
      observation.answer !== 'direct',
  );

/** One host that is not reached may be blocked; when the control is not reached either, the line is down. */
const hscn = (visited: readonly Visited[]): Observation => {
  const direct = visited.filter(one => !isProxied(one));
  if (direct.some(({ visit }) => visit.reached === true)) return answered('network.hscn', 'reachable');
  const control = direct.some(({ host }) => host.role === 'hscn-control');
  return control && direct.every(({ visit }) => visit.reached === false)
    ? answered('network.hscn', 'unreachable')
    : unanswered('network.hscn', 'no control host of HSCN was tried');
};

const visitAll = (hosts: readonly Host[], bench: Bench, left: number): Promise<readonly Visited[]> =>
  Promise.all(hosts.map(async host => ({ host, visit: await visitHost(journeyTo(host, bench, left)) })));

/** The observations of the hosts of one role, and how far this clock is ahead of those of all. */
const observationsOf = (
  visited: readonly Visited[],
  role: Host['role'],
  { workstation, guidance }: Bench,
) => {
  const ahead = aheadOf(visited.map(({ visit }) => visit));
  const judged = visited
    .filter(({ host }) => host.role === role)
    .map(({ visit }) => inTrueTime(visit, ahead, workstation.clock.now(), guidance.clock.toleranceSeconds));
  return { ahead, observations: joined(judged) };
};

/** The required hosts, and the controls that tell a blocked host from a dead network; all at once. */
export const internetProbe: Probe = {
  name: 'internet',
  stands: 'network.reach',
  run: async bench => {
    const { hosts, clock } = bench.guidance;
    const [visited, controls, portal] = await Promise.all([
      visitAll(
        hosts.filter(({ role }) => role === 'required' || role === 'control'),
        bench,
        bench.budget,
      ),
      seeControls(bench),
      seePortal(bench),
    ]);
    const { ahead, observations } = observationsOf(visited, 'required', bench);
    return [
      reach(visited, controls),
      names(visited, controls),
      portal(visited),
      ...observations,
      clockSkew(ahead, clock.toleranceSeconds),
    ];
  },
};

/** Hosts that only HSCN reaches, where the installed client needs them. */
export const hscnProbe: Probe = {
  name: 'HSCN',
  stands: 'network.hscn',
  run: async bench => {
    const agent = await installed('identity-agent', bench);
    if (agent.kind !== 'ok')
      return [
        unanswered('network.hscn', 'whether the Identity Agent, which needs HSCN, is installed is not known'),
      ];
    if (agent.value === null)
      return [unanswered('network.hscn', 'no Identity Agent is installed, and nothing else needs HSCN')];
    const visited = await visitAll(
      bench.guidance.hosts.filter(({ role }) => role === 'hscn' || role === 'hscn-control'),
      bench,
      bench.budget - agent.ms,
    );
    return [hscn(visited), ...observationsOf(visited, 'hscn', bench).observations];
  },
};

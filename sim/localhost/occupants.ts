import type { Guidance } from '../../src/guidance/guidance.ts';
import type { World } from '../world.ts';
import type { foreignAnswers } from './state.ts';

/** Who listens on a port of localhost. */
export type Occupant = 'port-service' | 'application' | (typeof foreignAnswers)[number];

/** The next ports that are nobody's by the documentation. */
const portsAfter = (first: number, count: number, ports: readonly number[]): readonly number[] =>
  Array.from({ length: count + ports.length }, (_, index) => first + 1 + index)
    .filter(port => !ports.includes(port))
    .slice(0, count);

/** Every port of localhost on which somebody listens, and who. */
export const occupants = (
  { software, localhost }: World,
  { portService: { ports } }: Guidance,
): ReadonlyMap<number, Occupant> => {
  const { portAnswers, before, position, applicationPort, application, otherSessions } = localhost;
  const place = Math.min(position, ports.length - 1);
  const taken = new Map<number, Occupant>();
  if (before !== null) for (const port of ports.slice(0, place)) taken.set(port, before);
  const port = ports[place];
  if (port !== undefined && portAnswers !== 'protocol') taken.set(port, portAnswers);
  else if (port !== undefined && software.portService === 'running') taken.set(port, 'port-service');
  if (software.credentialManagement?.running === true && application !== 'nothing-listens')
    taken.set(applicationPort, application === 'answers' ? 'application' : application);
  if (software.credentialManagement !== null && otherSessions > 0)
    for (const other of portsAfter(applicationPort, otherSessions, ports)) taken.set(other, 'application');
  return taken;
};

import type { Case } from './case.ts';
import { combinationCases } from './combinations.ts';
import { connectionCases } from './connections.ts';
import { handshakeCases } from './handshakes.ts';
import { nameCases } from './names.ts';
import { proxyCases } from './proxies.ts';
import { serviceCases } from './services.ts';
import { surroundingCases } from './surroundings.ts';

const all: readonly Case[] = [
  { name: 'nothing', troubles: [], faults: [], truth: [] },
  ...nameCases,
  ...connectionCases,
  ...handshakeCases,
  ...serviceCases,
  ...proxyCases,
  ...surroundingCases,
  ...combinationCases,
];

/** One of each layer. */
const byCommand: readonly string[] = [
  'nothing',
  'no such name',
  'a resolver that fails at everything',
  'packets to one host dropped',
  'the cable out',
  'a reset once the server name is read',
  'a web filter in the line that opens TLS to one host',
  'HTTP 503',
  'a proxy that asks for credentials',
  'a portal in the place of every web server',
  'each host stopped at a layer of its own',
];

/** The matrix: every fault in its real form, and combinations. */
export const cases: readonly Case[] = all.map(found => ({
  ...found,
  byCommand: byCommand.includes(found.name),
}));

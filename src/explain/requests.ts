import type { Diagnosis, Finding } from '../diagnose/diagnosis.ts';
import type { Evidence, Observation } from '../evidence/evidence.ts';
import { parseQuestionKey, type QuestionId } from '../evidence/questions.ts';
import { inWords } from './words.ts';

/** What the network team needs in order to let one host pass, ready to paste. */
export interface NetworkRequest {
  readonly host: string;
  /** Two sentences: what was seen where and when, and what is asked for. */
  readonly text: string;
}

/** The layer of each question, as network teams call it. */
const layers: { readonly [question in QuestionId]?: string } = {
  'network.proxy': 'proxy',
  'network.dns': 'DNS',
  'network.tcp': 'TCP',
  'network.tls': 'TLS',
  'network.http': 'HTTP',
};

/** What to ask for, by the way in which the host is kept away. */
const wishes: { readonly [how: string]: string } = {
  dns: 'let the resolver give the public addresses of {host}, and exempt the name from DNS filters',
  tcp: 'let connections to {host} pass on TCP port 443, by name, since its addresses change',
  tls: 'let TLS connections with the server name {host} pass on TCP port 443 without being cut',
  'tls-intercepted': 'exempt {host} from TLS inspection, and keep it out of the proxy',
  'proxy-denied': 'let {host} go past the proxy, directly to TCP port 443',
  'proxy-auth': 'let {host} go past the proxy, directly to TCP port 443',
  http: 'let requests to https://{host} pass the web filter, and keep the host out of the proxy',
};
const throughProxy = 'add {host} to the proxy exceptions, or give DIRECT for it in the PAC file';

const listed = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));

/** Whether an exception from the proxy is enough, as far as was seen. */
const pastProxy = (directly: unknown): string | null => {
  if (directly === undefined || directly === 'not tried') return null;
  return directly === 'connects'
    ? 'past the proxy port 443 accepts'
    : `past the proxy it is out of reach, too (${directly}), so the firewall must let it through as well`;
};

/** What the layer showed beside its answer. */
const details = ({ question, facts = {} }: Observation): readonly string[] =>
  [
    question === 'network.tls' && facts.issuer !== undefined
      ? `the certificate was issued by ${listed(facts.issuer)}`
      : null,
    question === 'network.http' && facts.status !== undefined ? `HTTP status ${facts.status}` : null,
    facts.redirect === undefined ? null : `redirected ${facts.redirect}`,
    facts.elsewhere === undefined ? null : `another resolver: ${listed(facts.elsewhere)}`,
    facts.detail === undefined ? null : `${facts.detail}`,
    pastProxy(facts.directly),
  ].filter(detail => detail !== null);

const isAbout =
  (key: string) =>
  ({ question, target, status }: Observation): boolean => {
    const asked = parseQuestionKey(key);
    return status === 'answered' && asked?.id === question && asked.target === target;
  };

const requestFor = ({ cause, target, how, because }: Finding, evidence: Evidence): NetworkRequest | null => {
  const wish = cause === 'proxy-routes-domain' ? throughProxy : wishes[how ?? ''];
  if (target === undefined || wish === undefined) return null;
  const seen = because.map(key => evidence.observations.find(isAbout(key)));
  const layer = seen.find(
    observation => observation !== undefined && layers[observation.question] !== undefined,
  );
  if (layer?.status !== 'answered') return null;
  const told = [inWords(layer.question, layer.answer), ...details(layer)].join('; ');
  const when = evidence.takenAt.replace('T', ' ').slice(0, 16);
  return {
    host: target,
    text: `On ${when} UTC a workstation here could not use ${target}, TCP port 443, which NHS smartcard log-in needs; it was stopped at ${layers[layer.question]}: ${told}. Please ${wish.replaceAll('{host}', target)}, for every workstation of the organisation, as NHS England’s page “Allowing domains in Care Identity Service” requires.`,
  };
};

const same = (one: Finding) => (other: Finding) =>
  one.cause === other.cause && one.target === other.target && one.how === other.how;

/** One request for each host that is certainly kept away by the network; none while that is in doubt. */
export const networkRequests = (
  { explanations }: Diagnosis,
  evidence: Evidence,
): readonly NetworkRequest[] => {
  const [first = [], ...others] = explanations;
  return first
    .filter(finding => others.every(explanation => explanation.some(same(finding))))
    .flatMap(finding => requestFor(finding, evidence) ?? []);
};

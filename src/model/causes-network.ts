import { cause } from './cause.ts';

/** Everything between the workstation and the services of NHS England. */
export const networkCauses = {
  'network-down': cause({
    title: 'This workstation reaches nothing on the internet',
    remedy:
      'Check the cable or wireless connection, the VPN and the gateway; neither the required hosts nor the controls answer.',
    about: 'workstation',
    logIn: { stops: 'always', at: 'surroundings', alsoShows: ['site-unreachable'] },
    who: 'it-team',
    step: 1,
    minutes: 15,
    prior: 0.03,
    source: 'platform',
  }),
  'clock-wrong': cause({
    title: 'The clock of this workstation is wrong',
    remedy: 'Set the date, time and time zone from a time server; certificates are judged by them.',
    about: 'workstation',
    logIn: {
      stops: 'sometimes',
      at: 'workstation',
      alsoShows: ['site-unreachable', 'credentials-not-valid'],
    },
    who: 'it-team',
    step: 1,
    minutes: 5,
    prior: 0.01,
    source: 'platform',
  }),
  'domain-blocked': cause({
    title: 'The required domain {target} is blocked',
    remedy:
      'Ask the network team to allow https://{target} (port 443) by name, exactly as written, and to keep it out of the proxy and of web inspection.',
    hows: {
      dns: 'Its name does not resolve here: the resolver or a DNS filter withholds it.',
      tcp: 'Its name resolves but no connection to port 443 comes about: a firewall drops or refuses it.',
      tls: 'The connection is cut during the TLS handshake: a filter reads the server name.',
      'tls-intercepted': 'TLS is opened on the way: the certificate shown is not the service’s own.',
      'proxy-denied': 'The proxy refuses to pass requests to it.',
      'proxy-auth': 'The proxy asks for credentials, which Credential Management cannot give.',
      http: 'A filter answers in place of the service.',
    },
    about: 'host',
    who: 'network-team',
    step: 1,
    minutes: 60,
    prior: 0.3,
    source: 'domains',
  }),
  'proxy-routes-domain': cause({
    title: 'A proxy carries traffic to {target}, which must go direct',
    remedy: 'Add {target} to the proxy exceptions (or to the PAC file as DIRECT).',
    about: 'host',
    who: 'network-team',
    step: 1,
    minutes: 30,
    prior: 0.06,
    source: 'domains',
  }),
  'hscn-unreachable': cause({
    title: 'HSCN cannot be reached, which the installed Identity Agent needs',
    remedy:
      'Restore the HSCN connection or the VPN’s HSCN route; or move to NHS Smartcard Connect, which works over the internet.',
    about: 'workstation',
    logIn: { stops: 'sometimes', at: 'surroundings', alsoShows: ['smartcard-authentication-failure'] },
    who: 'network-team',
    step: 1,
    minutes: 60,
    prior: 0.04,
    source: 'domains',
  }),
  'service-outage': cause({
    title: 'The service at {target} is out of order',
    remedy: 'Nothing to change here. Look at NHS England’s service status page and try again later.',
    about: 'host',
    who: 'nhs-england',
    step: 1,
    minutes: 60,
    prior: 0.01,
    source: 'platform',
  }),
};

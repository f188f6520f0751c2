import { decides, hides, mayDecide, type Row, row, type Scope } from './row.ts';

const noName = ['no-such-name', 'refused', 'server-failure', 'sinkhole', 'private', 'no-answer'] as const;
const noConnection = ['timed-out', 'refused', 'reset', 'unreachable'] as const;
const noHandshake = ['reset', 'refused', 'timed-out', 'old-version'] as const;

/** What the layers of one host say, the proxy first, as a request meets them. */
const layers = (host: string, overHscn: boolean): readonly Row[] => {
  const blocked = (how: string) => ({ target: host, how });
  const proxy = [
    hides('domain-blocked', blocked('proxy-denied')),
    hides('domain-blocked', blocked('proxy-auth')),
  ] as const;
  const noHscn = overHscn
    ? ([mayDecide('hscn-unreachable', ['no-such-name', 'refused', 'server-failure', 'no-answer'])] as const)
    : [];
  const noHscnPath = overHscn ? ([decides('hscn-unreachable', noConnection)] as const) : [];
  // The proxy may reach HSCN where the workstation does not.
  const hscnHides = overHscn ? [mayDecide('hscn-unreachable', [])] : [];
  return [
    row(
      'network.proxy',
      [
        mayDecide('network-down', ['no-answer']),
        mayDecide('dns-broken', ['no-answer']),
        mayDecide('captive-portal', ['no-answer']),
        decides('domain-blocked', ['denied'], blocked('proxy-denied')),
        decides('domain-blocked', ['needs-credentials'], blocked('proxy-auth')),
        decides('proxy-routes-domain', ['tunnels', 'no-answer'], { target: host }),
      ],
      host,
    ),
    row(
      'network.dns',
      [
        ...proxy,
        hides('proxy-routes-domain', { target: host }),
        // A resolver that is cut off itself may answer anything.
        mayDecide('network-down', noName),
        mayDecide('dns-broken', noName),
        mayDecide('captive-portal', noName),
        ...noHscn,
        decides('domain-blocked', noName, blocked('dns')),
        // A resolver also fails at names whose own servers do.
        mayDecide('service-outage', ['server-failure'], { target: host }),
      ],
      host,
    ),
    row(
      'network.tcp',
      [
        ...proxy,
        hides('proxy-routes-domain', { target: host }),
        hides('domain-blocked', blocked('dns')),
        decides('network-down', noConnection),
        mayDecide('dns-broken', []),
        mayDecide('captive-portal', noConnection),
        ...noHscnPath,
        decides('domain-blocked', noConnection, blocked('tcp')),
      ],
      host,
    ),
    row(
      'network.tls',
      [
        ...proxy,
        hides('network-down'),
        mayDecide('dns-broken', []),
        ...hscnHides,
        mayDecide('domain-blocked', [], blocked('dns')),
        mayDecide('domain-blocked', [], blocked('tcp')),
        mayDecide('captive-portal', ['intercepted', 'wrong-name', ...noHandshake]),
        decides('domain-blocked', noHandshake, blocked('tls')),
        mayDecide('clock-wrong', ['date-invalid']),
        decides(
          'domain-blocked',
          ['intercepted', 'incomplete-chain', 'wrong-name'],
          blocked('tls-intercepted'),
        ),
        // The service's own certificate, and something wrong with it.
        mayDecide('service-outage', ['date-invalid', 'incomplete-chain', 'wrong-name'], { target: host }),
      ],
      host,
    ),
    row(
      'network.http',
      [
        ...proxy,
        hides('network-down'),
        mayDecide('dns-broken', []),
        mayDecide('captive-portal', []),
        ...hscnHides,
        mayDecide('domain-blocked', [], blocked('dns')),
        mayDecide('domain-blocked', [], blocked('tcp')),
        hides('domain-blocked', blocked('tls')),
        hides('domain-blocked', blocked('tls-intercepted')),
        decides('domain-blocked', ['blocked', 'unexpected', 'no-answer'], blocked('http')),
        decides('service-outage', ['server-error', 'unexpected', 'no-answer'], { target: host }),
      ],
      host,
    ),
  ];
};

/** The network as a whole, then each host by its layers. */
export const networkRows = (scope: Scope): readonly Row[] => [
  row('network.reach', [
    mayDecide('captive-portal', ['none']),
    decides('network-down', ['none', 'no-route']),
    // A firewall may keep even the addresses away that need no name.
    mayDecide('dns-broken', ['none']),
  ]),
  row('network.names', [
    mayDecide('captive-portal', ['none']),
    // A resolver nearby may remember names.
    mayDecide('network-down', ['none']),
    decides('dns-broken', ['none']),
  ]),
  row('network.portal', [
    decides('network-down', ['none']),
    mayDecide('dns-broken', ['none']),
    decides('captive-portal', ['portal']),
  ]),
  ...(scope.hosts.some(({ role }) => role === 'hscn')
    ? [
        row('network.hscn', [
          decides('network-down', ['unreachable']),
          mayDecide('dns-broken', ['unreachable']),
          mayDecide('captive-portal', ['unreachable']),
          decides('hscn-unreachable', ['unreachable']),
        ]),
      ]
    : []),
  row('clock.skew', [
    hides('network-down'),
    mayDecide('dns-broken', []),
    mayDecide('captive-portal', []),
    decides('clock-wrong', ['wrong']),
  ]),
  ...scope.hosts
    .filter(host => host.role === 'required' || host.role === 'hscn')
    .flatMap(host => layers(host.name, host.role === 'hscn')),
];

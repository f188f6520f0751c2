import { decides, hides, mayDecide, type Row, row, type Scope } from './row.ts';

/** What the layers of one host say, the proxy first, as a request meets them. */
const layers = (host: string, overHscn: boolean): readonly Row[] => {
  const blocked = (how: string) => ({ target: host, how });
  const proxy = [
    hides('domain-blocked', blocked('proxy-denied')),
    hides('domain-blocked', blocked('proxy-auth')),
  ] as const;
  const noHscn = overHscn
    ? ([mayDecide('hscn-unreachable', ['no-such-name', 'refused', 'no-answer'])] as const)
    : [];
  const noHscnPath = overHscn
    ? ([decides('hscn-unreachable', ['timed-out', 'refused', 'reset', 'unreachable'])] as const)
    : [];
  // The proxy may reach HSCN where the workstation does not.
  const hscnHides = overHscn ? [mayDecide('hscn-unreachable', [])] : [];
  return [
    row(
      'network.proxy',
      [
        mayDecide('network-down', ['no-answer']),
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
        mayDecide('network-down', ['no-such-name', 'refused', 'sinkhole', 'no-answer']),
        ...noHscn,
        decides('domain-blocked', ['no-such-name', 'refused', 'sinkhole', 'no-answer'], blocked('dns')),
      ],
      host,
    ),
    row(
      'network.tcp',
      [
        ...proxy,
        hides('proxy-routes-domain', { target: host }),
        hides('domain-blocked', blocked('dns')),
        decides('network-down', ['timed-out', 'refused', 'reset', 'unreachable']),
        ...noHscnPath,
        decides('domain-blocked', ['timed-out', 'refused', 'reset', 'unreachable'], blocked('tcp')),
      ],
      host,
    ),
    row(
      'network.tls',
      [
        ...proxy,
        hides('network-down'),
        ...hscnHides,
        mayDecide('domain-blocked', [], blocked('dns')),
        mayDecide('domain-blocked', [], blocked('tcp')),
        decides('domain-blocked', ['reset', 'refused', 'timed-out'], blocked('tls')),
        mayDecide('clock-wrong', ['date-invalid']),
        decides('domain-blocked', ['intercepted'], blocked('tls-intercepted')),
        // The service's own certificate, and out of date.
        mayDecide('service-outage', ['date-invalid'], { target: host }),
      ],
      host,
    ),
    row(
      'network.http',
      [
        ...proxy,
        hides('network-down'),
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
  row('network.reach', [decides('network-down', ['none'])]),
  ...(scope.hosts.some(({ role }) => role === 'hscn')
    ? [
        row('network.hscn', [
          decides('network-down', ['unreachable']),
          decides('hscn-unreachable', ['unreachable']),
        ]),
      ]
    : []),
  row('clock.skew', [hides('network-down'), decides('clock-wrong', ['wrong'])]),
  ...scope.hosts
    .filter(host => host.role === 'required' || host.role === 'hscn')
    .flatMap(host => layers(host.name, host.role === 'hscn')),
];

import { decides, hides, mayDecide, type Row, row } from './row.ts';

/** NHS England's software and the browser's way to it. */
export const clientRows: readonly Row[] = [
  row('software.credential-management', [
    decides('credential-management-missing', ['absent']),
    decides('credential-management-outdated', ['outdated']),
  ]),
  row('software.credential-management-process', [
    decides('credential-management-missing', ['not-running']),
    decides('credential-management-not-running', ['not-running']),
  ]),
  row('software.port-service', [
    decides('credential-management-missing', ['absent']),
    decides('port-service-stopped', ['stopped', 'absent']),
  ]),
  row('client.port-service', [
    // What other programs say on these ports is no trouble while the Port Service answers on one of them.
    decides('credential-management-missing', ['nothing-listens', 'garbled', 'silent']),
    decides('port-service-stopped', ['nothing-listens', 'garbled', 'silent']),
    decides('port-service-faulty', ['nothing-listens', 'garbled', 'silent']),
  ]),
  row('client.credential-management', [
    hides('credential-management-missing'),
    hides('port-service-stopped'),
    hides('port-service-faulty'),
    // After a crash the Port Service may go on handing out the old port.
    mayDecide('credential-management-not-running', ['no-process']),
  ]),
  row('client.application', [
    hides('credential-management-missing'),
    hides('port-service-stopped'),
    hides('port-service-faulty'),
    decides('credential-management-not-running', ['nothing-listens', 'garbled', 'silent']),
    decides('credential-management-faulty', ['nothing-listens', 'garbled', 'silent']),
  ]),
  row('browser.localhost-route', [decides('localhost-proxied', ['proxied'])]),
  row('browser.localhost', [decides('browser-blocks-localhost', ['blocked'])]),
  row('software.dotnet', [decides('dotnet-outdated', ['outdated'])]),
  // Only who comes from elsewhere can lack redirection.
  row('workstation.session', [decides('reader-not-redirected', ['rdp', 'citrix'])]),
  row('software.identity-agent', [decides('identity-agent-outdated', ['outdated'])]),
  row('software.clients', [decides('conflicting-clients', ['both'])]),
  row('software.middleware', [decides('middleware-missing', ['missing'])]),
];

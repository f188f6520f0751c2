import { realClock } from '../../../clock.ts';
import { type Issued, issue } from '../../testing/certificates.ts';
import { hostAddresses } from '../addresses.ts';

const day = 86_400_000;

/** Certificates of the lab's internet: what a browser would trust, and what it would not. */
export interface Authority {
  /** The one that counts as public. */
  readonly root: Issued;
  readonly intermediate: Issued;
  /** The organisation's own, which a web filter signs with. */
  readonly filter: Issued;
  /** For every host of the lab, by the intermediate. */
  readonly genuine: Issued;
  readonly expired: Issued;
  readonly notYetValid: Issued;
  readonly wrongName: Issued;
  readonly unknownIssuer: Issued;
  readonly selfSigned: Issued;
  /** By the filter, and out of date. */
  readonly filterExpired: Issued;
  readonly portal: Issued;
}

/** Issues them all afresh, around the present time. */
export const establish = (): Authority => {
  const hosts = [...hostAddresses.keys()];
  const [name = ''] = hosts;
  const now = realClock.now();
  const root = issue({ name: 'Lab Public Root' });
  const intermediate = issue({ name: 'Lab Public Issuer' }, root);
  const filter = issue({ name: 'Example Web Filter CA' });
  const past = { from: new Date(now - 400 * day), to: new Date(now - 2 * day) };
  return {
    root,
    intermediate,
    filter,
    genuine: issue({ name, hosts }, intermediate),
    expired: issue({ name, hosts, ...past }, intermediate),
    notYetValid: issue(
      { name, hosts, from: new Date(now + 2 * day), to: new Date(now + 400 * day) },
      intermediate,
    ),
    wrongName: issue({ name: 'elsewhere.example', hosts: ['elsewhere.example'] }, intermediate),
    unknownIssuer: issue({ name, hosts }, filter),
    selfSigned: issue({ name, hosts }),
    filterExpired: issue({ name, hosts, ...past }, filter),
    portal: issue({ name: 'login.hotspot.example', hosts: ['login.hotspot.example'] }, filter),
  };
};

import { realClock } from '../../../clock.ts';
import { type Issued, issue } from '../../certificates.ts';
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
  /** With names that no program should print or believe, and thousands of them. */
  readonly hostile: Issued;
  readonly hostileIssuer: Issued;
  /** By an authority that calls itself one of the NHS. */
  readonly posing: Issued;
  readonly poser: Issued;
}

const escapes = '\u001b[2J\u001b]0;owned\u0007\r\n"><script>alert(1)</script>\u0000\u202e';
const names = Array.from({ length: 400 }, (_, index) => `${'x'.repeat(60)}.${index}.example`);

/** Issues them all afresh, around the present time. */
export const establish = (): Authority => {
  const hosts = [...hostAddresses.keys()];
  const [name = ''] = hosts;
  const now = realClock.now();
  const root = issue({ name: 'Lab Public Root' });
  const intermediate = issue({ name: 'Lab Public Issuer' }, root);
  const filter = issue({ name: 'Example Web Filter CA' });
  const logged = true;
  const hostileIssuer = issue({ name: `${escapes}${'x'.repeat(4000)}` });
  const poser = issue({ name: 'NHS Root Authority G2' });
  const past = { from: new Date(now - 400 * day), to: new Date(now - 2 * day) };
  return {
    root,
    intermediate,
    filter,
    genuine: issue({ name, hosts, logged }, intermediate),
    expired: issue({ name, hosts, logged, ...past }, intermediate),
    notYetValid: issue(
      { name, hosts, logged, from: new Date(now + 2 * day), to: new Date(now + 400 * day) },
      intermediate,
    ),
    wrongName: issue({ name: 'elsewhere.example', hosts: ['elsewhere.example'], logged }, intermediate),
    unknownIssuer: issue({ name, hosts }, filter),
    selfSigned: issue({ name, hosts }),
    filterExpired: issue({ name, hosts, ...past }, filter),
    hostile: issue({ name: escapes, hosts: [...names, ...hosts] }, hostileIssuer),
    hostileIssuer,
    posing: issue({ name, hosts }, poser),
    poser,
    portal: issue({ name: 'login.hotspot.example', hosts: ['login.hotspot.example'] }, filter),
  };
};

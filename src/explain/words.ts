import type { Answer, QuestionId } from '../evidence/questions.ts';

/** What each answer means, in words a technician uses. The types name every answer that lacks its words. */
export const words: { readonly [Q in QuestionId]: { readonly [A in Answer<Q>]: string } } = {
  'person.supplier': {
    nhs: 'the card is an NHS smartcard',
    'isosec-or-imprivata': 'the card is an Isosec or Imprivata card',
  },
  'network.reach': {
    some: 'the internet answers',
    none: 'nothing on the internet answers, required hosts and controls alike',
    'no-route': 'there is no way to the internet, for required hosts and controls alike',
  },
  'network.names': { some: 'names resolve', none: 'no name of the internet resolves' },
  'network.portal': {
    none: 'the network has no sign-in page of its own',
    portal: 'a sign-in page of the network answers in place of the internet',
  },
  'network.proxy': {
    direct: 'reached directly',
    tunnels: 'goes through a proxy',
    denied: 'the proxy refuses it',
    'needs-credentials': 'the proxy asks for credentials',
    'no-answer': 'routed to a proxy that does not answer',
  },
  'network.dns': {
    resolves: 'name resolves',
    'no-such-name': 'name does not exist for this resolver',
    refused: 'the resolver refuses the name',
    'server-failure': 'the resolver fails at the name',
    sinkhole: 'name leads to a sinkhole address',
    private: 'name leads to an address inside the organisation, where the service is not',
    'no-answer': 'no resolver answers',
  },
  'network.tcp': {
    connects: 'port 443 accepts',
    refused: 'port 443 is refused',
    reset: 'the connection is reset',
    'timed-out': 'port 443 does not answer',
    unreachable: 'there is no route to it',
  },
  'network.tls': {
    trusted: 'shows its own certificate',
    intercepted: 'TLS is intercepted: the certificate is not the service’s own',
    'incomplete-chain': 'its certificate lacks the one that leads to a public root',
    'wrong-name': 'shows the certificate of another host',
    'date-invalid': 'its certificate is out of date by this clock',
    'old-version': 'what answers speaks only versions of TLS that are no longer safe',
    reset: 'the connection is cut during the TLS handshake',
    refused: 'the TLS handshake fails',
    'timed-out': 'the TLS handshake does not end',
  },
  'network.http': {
    answers: 'the service answers',
    blocked: 'a filter answers in its place',
    'server-error': 'the service reports an error of its own',
    unexpected: 'something answers, but not as the service does',
    'no-answer': 'the service does not answer',
  },
  'person.host-elsewhere': {
    opens: 'opens on another network',
    fails: 'does not open on another network either',
  },
  'network.hscn': { reachable: 'HSCN answers', unreachable: 'HSCN does not answer' },
  'clock.skew': { right: 'the clock is right', wrong: 'the clock is wrong' },
  'directory.profile': {
    active: 'the Care Identity profile is open',
    closed: 'the Care Identity profile is closed',
  },
  'directory.roles': { some: 'the profile has a role', none: 'the profile has no role' },
  'software.credential-management': {
    current: 'NHS Credential Management is installed',
    outdated: 'NHS Credential Management is too old',
    absent: 'NHS Credential Management is not installed',
  },
  'software.credential-management-process': {
    running: 'NHS Credential Management runs in this session',
    'not-running': 'NHS Credential Management does not run in this session',
  },
  'software.port-service': {
    running: 'the NHS Port Service runs',
    stopped: 'the NHS Port Service is stopped',
    absent: 'the NHS Port Service is not installed',
  },
  'client.port-service': {
    answers: 'the NHS Port Service answers on localhost',
    'nothing-listens': 'nothing listens on the ports of the NHS Port Service (PR20002)',
    garbled: 'something else answers on the ports of the NHS Port Service',
    silent: 'a port of the NHS Port Service accepts and says nothing',
  },
  'client.credential-management': {
    connected: 'the Port Service knows this session’s Credential Management',
    'no-process': 'the Port Service knows no Credential Management for this session (PR30007)',
  },
  'client.application': {
    answers: 'Credential Management answers on its own port',
    'nothing-listens': 'nothing listens on the port that the Port Service hands out',
    garbled: 'the port that the Port Service hands out does not speak HTTP',
    silent: 'the port that the Port Service hands out accepts and says nothing',
  },
  'browser.localhost-route': {
    direct: 'the browser goes to localhost without a proxy',
    proxied: 'the browser sends requests for localhost to a proxy',
  },
  'browser.localhost': {
    allowed: 'browser policies allow localhost',
    blocked: 'a browser policy keeps the page from localhost',
  },
  'software.dotnet': {
    current: '.NET Framework is new enough',
    outdated: '.NET Framework is older than NHS Credential Management needs',
  },
  'browser.zone': {
    'as-advised': 'the local intranet zone is set up as advised',
    otherwise: 'the local intranet zone is set up otherwise than advised',
  },
  'software.identity-agent': {
    current: 'the NHS Identity Agent is a supported version',
    absent: 'no NHS Identity Agent is installed',
    outdated: 'the NHS Identity Agent is a blocked version',
  },
  'software.clients': {
    one: 'only one smartcard client is installed',
    both: 'Identity Agent and Smartcard Connect are both installed',
  },
  'software.suppliers': {
    none: 'no software of a third-party supplier is installed',
    some: 'software of a third-party supplier is installed',
  },
  'workstation.session': {
    console: 'the session is at this workstation’s own screen',
    rdp: 'the session comes from elsewhere through Remote Desktop',
    citrix: 'the session comes from elsewhere through Citrix',
  },
  'software.middleware': {
    installed: 'the card’s middleware is installed',
    missing: 'the card’s middleware is missing',
  },
  'pcsc.service': {
    running: 'the smart card service runs',
    stopped: 'the smart card service does not run',
    refuses: 'the smart card service refuses this user',
    silent: 'the smart card service takes calls and does not answer',
    failing: 'the smart card service runs and fails',
  },
  'readers.attached': { yes: 'a reader is attached', no: 'no reader is attached' },
  'readers.driver': { working: 'its driver works', missing: 'a reader has no working driver' },
  'readers.listed': {
    some: 'the smart card service lists a reader',
    none: 'the smart card service lists no reader',
  },
  'reader.state': {
    ready: 'works',
    empty: 'works, and is empty',
    busy: 'held by another program',
    faulty: 'reports a hardware error',
    gone: 'was there at first, and then no more',
    mute: 'the card in it does not wake up',
    silent: 'does not answer when the card in it is to wake up',
    unpowered: 'the card in it stays without power, or does not wake up',
    mismatch: 'reader and card share no protocol, or the card wakes up with nonsense',
  },
  'readers.cards': {
    one: 'exactly one card is inserted',
    none: 'no card is inserted',
    'none-or-mute': 'no card is inserted, or it is silent: this reader cannot tell',
    several: 'more than one card is inserted',
  },
  'card.series': {
    current: 'a card of a series in use',
    'perhaps-current': 'looks like a card of a series in use',
    retired: 'a card of a blocked series',
    'perhaps-retired': 'looks like a card of a blocked series',
    unlisted: 'of a kind that this guidance does not list',
  },
  'card.application': {
    answers: 'the identity application answers',
    absent: 'there is no identity application on the card',
    missing: 'a card of this kind should have an identity application, and has none',
    silent: 'the card stops answering',
    garbled: 'the card answers nonsense',
    interrupted: 'the reading was interrupted',
  },
  'card.certificates': {
    present: 'the certificates are there',
    none: 'the card holds no certificates',
    unreadable: 'the certificates cannot be read',
  },
  'card.issuer': {
    nhs: 'issued by the NHS',
    'third-party': 'issued by a third-party supplier',
    other: 'not issued by the NHS',
  },
  'card.validity': {
    valid: 'certificates in date',
    expired: 'certificates have expired',
    'not-yet-valid': 'certificates are not valid yet',
  },
  'card.lock': { open: 'passcode tries left', locked: 'the passcode is locked' },
  'person.card-in-reader': {
    yes: 'the card is in the reader, the right way up',
    no: 'no card is in the reader, or not the right way up',
  },
  'person.card-number': {
    current: 'the number on the card is of a series in use',
    retired: 'the number on the card is of a blocked series',
  },
  'person.card-elsewhere': {
    works: 'the card works on another workstation',
    fails: 'the card fails on another workstation too',
  },
  'person.other-card-here': {
    works: 'another card works here',
    fails: 'another card fails here too',
  },
  symptom: {
    none: 'the log-in succeeds',
    err1002: 'ERR1002 Unable to read smartcard',
    '400_645': '400_645',
    'smartcard-authentication-failure': 'Smartcard Authentication Failure (400_xxx)',
    'problem-reading': 'There was a problem reading your Smartcard.',
    'site-unreachable': 'This site can’t be reached',
    'card-blocked': 'Your Smartcard is blocked',
    'credentials-not-valid': 'The user credentials presented are not valid',
  },
};

/** What a question is about, in a word or two. */
export const topics: { readonly [Q in QuestionId]: string } = {
  'person.supplier': 'supplier of the card',
  'network.reach': 'internet',
  'network.names': 'names',
  'network.portal': 'sign-in page of the network',
  'network.proxy': 'proxy',
  'network.dns': 'name',
  'network.tcp': 'connection',
  'network.tls': 'certificate',
  'network.http': 'service',
  'person.host-elsewhere': 'host from another network',
  'network.hscn': 'HSCN',
  'clock.skew': 'clock',
  'directory.profile': 'Care Identity profile',
  'directory.roles': 'roles',
  'software.credential-management': 'NHS Credential Management',
  'software.credential-management-process': 'whether it runs',
  'software.port-service': 'NHS Port Service',
  'client.port-service': 'Port Service on localhost',
  'client.credential-management': 'Credential Management behind it',
  'client.application': 'Credential Management on its own port',
  'browser.localhost-route': 'the browser’s way to localhost',
  'browser.localhost': 'browser policies',
  'software.dotnet': '.NET Framework',
  'browser.zone': 'local intranet zone',
  'software.identity-agent': 'NHS Identity Agent',
  'software.clients': 'smartcard clients',
  'software.suppliers': 'third-party suppliers',
  'workstation.session': 'kind of session',
  'software.middleware': 'middleware of the card',
  'pcsc.service': 'smart card service',
  'readers.attached': 'attached readers',
  'readers.driver': 'reader drivers',
  'readers.listed': 'list of readers',
  'reader.state': 'state of the reader',
  'readers.cards': 'number of cards',
  'card.series': 'series of the card',
  'card.application': 'application on the card',
  'card.certificates': 'certificates',
  'card.issuer': 'issuer',
  'card.validity': 'validity',
  'card.lock': 'passcode tries',
  'person.card-in-reader': 'card in the reader',
  'person.card-number': 'number on the card',
  'person.card-elsewhere': 'the card elsewhere',
  'person.other-card-here': 'another card here',
  symptom: 'what the user sees',
};

/** The words for an answer that came with evidence; the answer itself when there are none. */
export const inWords = (question: QuestionId, answer: string): string =>
  Object.hasOwn(words[question], answer)
    ? ((words[question] as { readonly [answer: string]: string })[answer] ?? answer)
    : answer;

/** Who is meant, as one says it in a sentence. */
export const whoIsMeant = {
  user: 'the user',
  'it-team': 'the IT team',
  'network-team': 'the network team',
  'registration-authority': 'the Registration Authority',
  'card-supplier': 'the supplier of the card',
  'nhs-england': 'NHS England',
} as const;

/** NHS England's steps, as a report heads them. */
export const stepTitles = {
  0: 'Before the steps: whose card it is',
  1: 'Step 1: required domains',
  2: 'Step 2: Care Identity profile',
  3: 'Step 3: NHS Credential Management',
  4: 'Step 4: workstation, reader and card',
} as const;

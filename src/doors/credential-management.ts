import type { Outcome } from '../outcome.ts';

/** What a local HTTP server said; the body is cut at 64 KiB. */
export interface LocalReply {
  readonly status: number;
  readonly body: string;
  /** It wants Windows to sign the user in (Negotiate or NTLM), as browsers do by themselves. */
  readonly windowsSignIn?: boolean;
}

/** NHS Credential Management as the browser meets it: plain requests to localhost. The protocol itself is the probe's. */
export interface CredentialManagementDoor {
  /**
   * GET `scheme://localhost:port/path`, never through a proxy and whatever the certificate. Nothing listening is
   * `connection-refused`, garbage instead of HTTP is `malformed`, silence is `timed-out`. `skipped` where the
   * product does not exist and nothing listens.
   */
  get(scheme: 'http' | 'https', port: number, path: string, deadline: number): Promise<Outcome<LocalReply>>;
}

import * as v from 'valibot';

/** What a program that is not NHS software does with a connection. */
export const foreignAnswers = ['garbled', 'silent', 'web-page'] as const;

/** The documented ports are five; the last of them is position 4. */
export const lastPosition = 4;

/** Whether a browser could send this as the `Origin` of a page. */
export const isOrigin = (text: string): boolean => /^https?:\/\/[a-z0-9.[\]:-]+$/.test(text);

const port = v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(65_000));

/** What programs find on localhost, beside whether the Port Service and Credential Management run at all. */
export const LocalhostSchema = v.strictObject({
  /** What the port says that the Port Service took: its protocol, or what a program in its stead says. */
  portAnswers: v.picklist(['protocol', 'garbled', 'silent']),
  /** Which of the documented ports that is, counted from 0. */
  position: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(lastPosition)),
  /** What a program of others says on each documented port before it; null when nothing listens there. */
  before: v.nullable(v.picklist(foreignAnswers)),
  /** The Port Service answers 401 until Windows has signed the user in. */
  signIn: v.boolean(),
  /** It still hands out the port of a Credential Management that has ended. */
  staleRegistration: v.boolean(),
  /** Credential Management's own port in this session; further sessions have those that follow. */
  applicationPort: port,
  /** What that port does while Credential Management runs. */
  application: v.picklist(['answers', 'nothing-listens', 'garbled', 'silent']),
  /** How many other Windows sessions on this computer run Credential Management. */
  otherSessions: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8)),
  /** The browser sends what is meant for localhost to the proxy. */
  proxied: v.boolean(),
  /** Origins whose pages may read the answers, besides those of NHS England's own sites. */
  origins: v.array(v.pipe(v.string(), v.check(isOrigin, 'expected an origin such as https://app.example'))),
});

/** Localhost as it is when all is well: the first documented port, and one of the two application ports met in reports. */
export const healthyLocalhost: v.InferOutput<typeof LocalhostSchema> = {
  portAnswers: 'protocol',
  position: 0,
  before: null,
  signIn: false,
  staleRegistration: false,
  applicationPort: 55_000,
  application: 'answers',
  otherSessions: 0,
  proxied: false,
  origins: [],
};

import * as v from 'valibot';

const version = v.pipe(v.string(), v.regex(/^\d+(\.\d+)*$/, 'expected a version such as 1.4.2.0'));
const flag = v.nullable(v.boolean());
const Product = v.strictObject({ version, running: v.boolean() });

/** What is installed on the workstation and how it is set up. */
export const SoftwareSchema = v.strictObject({
  credentialManagement: v.nullable(Product),
  portService: v.picklist(['running', 'stopped', 'absent']),
  identityAgent: v.nullable(Product),
  smartcardConnect: v.nullable(Product),
  middleware: v.picklist(['installed', 'missing']),
  /** Version of .NET Framework, as far as the guidance knows it by its release number. */
  dotnet: version,
  /** Where the user's session is shown. */
  session: v.picklist(['console', 'rdp', 'citrix']),
  /** Whether a session from elsewhere brings the user's readers along. */
  redirects: v.boolean(),
  /** What counts among the local intranet. */
  zone: v.strictObject({ autoDetect: flag, intranetName: flag, proxyByPass: flag, uncAsIntranet: flag }),
  /** Registry settings of the smartcard clients. */
  clientSettings: v.array(
    v.strictObject({
      client: v.picklist(['identity-agent', 'smartcard-connect']),
      name: v.string(),
      value: v.string(),
    }),
  ),
  /** Versions of the browsers, where installed. */
  browsers: v.strictObject({ chrome: v.nullable(version), edge: v.nullable(version) }),
  /** Other programs that are installed. */
  others: v.array(v.strictObject({ name: v.string(), version })),
  /** Browser policies that are set. */
  policies: v.array(
    v.strictObject({
      browser: v.picklist(['chrome', 'edge']),
      name: v.string(),
      values: v.array(v.string()),
    }),
  ),
});

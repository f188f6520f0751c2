import { X509Certificate } from 'node:crypto';
import { defaultGuidance } from '../../src/guidance/default.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { UserError } from '../user-error.ts';

/** The built-in guidance, or the user's own, checked. The schema is loaded only when there is a file to check. */
export const guidanceFor = async (file: string | undefined): Promise<Guidance> => {
  if (file === undefined) return defaultGuidance;
  const [{ readAs }, { GuidanceSchema, guidanceFrom, unsourced }] = await Promise.all([
    import('./read-data.ts'),
    import('../../src/guidance/schema.ts'),
  ]);
  const guidance = guidanceFrom(await readAs(GuidanceSchema, file));
  const missing = unsourced(guidance);
  if (missing !== null) throw new UserError(file, 'sources', `expected an entry for the source "${missing}"`);
  const unusable = guidance.roots.findIndex(pem => !isCertificate(pem));
  if (unusable >= 0) throw new UserError(file, `roots.${unusable}`, 'expected a certificate in PEM');
  return guidance;
};

const isCertificate = (pem: string): boolean => {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
};

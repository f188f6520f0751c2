import type { identityFaults } from '../../sim/faults/identity.ts';
import { type EntriesFor, plain } from './entry.ts';

/** Neither shows at the workstation: the log-in ends, and every check passes. */
const behindTheCard = [[{ cause: 'profile-closed' }], [{ cause: 'no-roles' }]] as const;

/** What each fault of the profile must be called. */
export const identityAtlas: EntriesFor<typeof identityFaults> = {
  'close-profile': { ...plain('close-profile', 'profile-closed'), indistinguishable: () => behindTheCard },
  'remove-roles': { ...plain('remove-roles', 'no-roles'), indistinguishable: () => behindTheCard },
};

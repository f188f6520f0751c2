import { faultKind } from './fault-kind.ts';

export const identityFaults = {
  // Closing a profile also cancels its cards and removes its roles, which the card itself does not show.
  ...faultKind('close-profile', {}, world => ({ ...world, profile: { ...world.profile, status: 'closed' } })),
  ...faultKind('remove-roles', {}, world => ({ ...world, profile: { ...world.profile, roles: 0 } })),
};

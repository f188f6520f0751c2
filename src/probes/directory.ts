import { answered, leftOpen, type Probe, unanswered } from './probe.ts';

/** The Care Identity profile, where the workstation can read it. A closed profile has no roles to speak of. */
export const directoryProbe: Probe = {
  name: 'directory',
  stands: 'directory.profile',
  run: async ({ workstation, budget }) => {
    const profile = await workstation.directory.profile(budget);
    if (profile.kind !== 'ok')
      return [leftOpen('directory.profile', profile), leftOpen('directory.roles', profile)];
    const { status, roles } = profile.value;
    return [
      answered('directory.profile', status, { ms: profile.ms }),
      status === 'closed'
        ? unanswered('directory.roles', 'the profile is closed')
        : answered('directory.roles', roles > 0 ? 'some' : 'none', { facts: { roles } }),
    ];
  },
};

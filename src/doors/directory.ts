import type { Outcome } from '../outcome.ts';

export interface Profile {
  readonly status: 'active' | 'closed';
  /** Number of roles the person can choose from. */
  readonly roles: number;
}

/** The Care Identity profile behind the card. `skipped` where the workstation has no way to it. */
export interface DirectoryDoor {
  profile(deadline: number): Promise<Outcome<Profile>>;
}

import type { SoftwareDoor } from '../../src/doors/software.ts';
import { otherSoftware } from './other-software.ts';
import { windowsSoftware } from './windows-software.ts';

/** The software door that suits this machine. */
export const systemSoftware = (platform: NodeJS.Platform = process.platform): SoftwareDoor =>
  platform === 'win32' ? windowsSoftware() : otherSoftware(platform);

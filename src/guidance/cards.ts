import type { AtrPattern, Guidance } from './guidance.ts';

/** Series as NHS England numbers them. The number on the back of a card begins with its series. */
export const series = [
  { series: 4, platform: 'Gemplus', status: 'retired', since: '2026-04-01', source: 'series-deprecation' },
  { series: 5, platform: 'JCOP41', status: 'retired', since: '2026-05-07', source: 'series-deprecation' },
  { series: 6, platform: 'JCOP41', status: 'retired', since: '2026-05-07', source: 'series-deprecation' },
  { series: 8, platform: 'Oberthur', status: 'current', since: null, source: 'smartcard-connect' },
  { series: 9, platform: 'IDEMIA PIV', status: 'current', since: null, source: 'smartcard-connect' },
  { series: 10, platform: 'IDEMIA', status: 'current', since: null, source: 'smartcard-connect' },
] as const satisfies Guidance['series'];

/**
 * Answers to reset. The two JCOP41 lines are listed as NHS cards and spell their platform, which NHS England
 * has retired; which of series 5 and 6 they are is inferred and not claimed. The others are candidates only.
 */
export const atrs = [
  {
    atr: '3B 6A 00 FF 4A 43 4F 50 34 31 56 32 32 31',
    says: 'retired',
    card: 'JCOP41 (series 5 or 6)',
    opensWith: 'middleware',
    source: 'atr-list',
  },
  {
    atr: '3B F9 18 00 00 81 31 FE 45 4A 43 4F 50 34 31 56 32 32 AF',
    says: 'retired',
    card: 'JCOP41 (series 5 or 6)',
    opensWith: 'middleware',
    source: 'atr-list',
  },
  {
    atr: '3B 7D .. 00 00 80 31 80 65 B0 *',
    says: 'perhaps-retired',
    card: 'Gemplus (perhaps series 4)',
    opensWith: 'middleware',
    source: 'platform',
  },
  {
    atr: '3B DB 96 00 80 B1 FE 45 1F 83 *',
    says: 'perhaps-current',
    card: 'Oberthur Cosmo (perhaps series 8)',
    opensWith: 'middleware',
    source: 'oberthur-atrs',
  },
  {
    atr: '3B FD 18 00 00 80 31 FE 45 00 31 80 71 8E 64 52 *',
    says: 'perhaps-current',
    card: 'Oberthur AuthentIC (perhaps series 8)',
    opensWith: 'middleware',
    source: 'oberthur-atrs',
  },
  {
    atr: '3B D6 97 00 81 B1 FE 45 1F *',
    says: 'perhaps-current',
    card: 'IDEMIA Cosmo PIV (perhaps series 9)',
    opensWith: 'piv',
    source: 'oberthur-atrs',
  },
  {
    atr: '3B D7 97 00 81 B1 FE 45 1F *',
    says: 'perhaps-current',
    card: 'IDEMIA ID-One PIV (perhaps series 10)',
    opensWith: 'piv',
    source: 'oberthur-atrs',
  },
] as const satisfies readonly AtrPattern[];

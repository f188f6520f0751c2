import type { Card } from '../world.ts';

/** A distinguished name as pairs of attribute and value, the least specific first, as certificates encode it. */
export type NameParts = readonly (readonly [attribute: 'C' | 'O' | 'OU' | 'CN' | 'UID', value: string])[];

/** The issuers that an organisation's two certificates name. */
export interface Organisation {
  readonly authentication: NameParts;
  readonly signing: NameParts;
}

/** What sets one kind of card apart from another. */
export interface Profile {
  /** Answer to reset in hex, and how we come by it. */
  readonly atr: string;
  readonly provenance: string;
  /** AIDs of applications that answer a selection and no more; the first is selected at power-up. */
  readonly applets: readonly string[];
  /** Who issued the PIV application's certificates; null when the card has none. */
  readonly piv: Organisation | null;
}

/** What the card of a world is made of. */
export const profileOf = ({ kind, series }: Pick<Card, 'kind' | 'series'>): Profile =>
  kind === 'nhs' ? nhsSeries[series] : otherKinds[kind];

const organisation = (o: string, name: string): Organisation => {
  const authority: NameParts = [
    ['C', 'GB'],
    ['O', o],
    ['OU', 'CA'],
  ];
  return {
    authentication: [...authority, ['CN', `${name} Authentication G2`]],
    signing: [...authority, ['CN', `${name} Signing G2`]],
  };
};

const cardManager = 'A0 00 00 01 51 00 00 00'; // GlobalPlatform issuer security domain
const openPlatform = 'A0 00 00 00 03 00 00 00'; // the same on cards of that time
const nhs = organisation('nhs', 'NHS');
/** Which key and certificate an NHS card holds where is not public. */
const places = 'authentication in 9A and signing in 9C are inferred from SP 800-73-4';

const nhsSeries: { readonly [series in Card['series']]: Profile } = {
  4: {
    atr: '3B 7D 95 00 00 80 31 80 65 B0 83 00 00 00 83 00 90 00',
    provenance: 'invented, in the shape of the Gemplus cards that series 4 rests on',
    applets: ['A0 00 00 00 18 54 45 53 54 34'], // Gemplus RID, invented PIX
    piv: null,
  },
  5: {
    atr: '3B 6A 00 FF 4A 43 4F 50 34 31 56 32 32 31',
    provenance: 'listed by pcsc-tools as an NHS card; that it is series 5 is inferred',
    applets: [openPlatform, 'A0 00 00 00 18 54 45 53 54 35'],
    piv: null,
  },
  6: {
    atr: '3B F9 18 00 00 81 31 FE 45 4A 43 4F 50 34 31 56 32 32 AF',
    provenance: 'listed by pcsc-tools as an NHS card; that it is series 6 is inferred',
    applets: [openPlatform, 'A0 00 00 00 18 54 45 53 54 36'],
    piv: null,
  },
  8: {
    atr: '3B DB 96 00 80 B1 FE 45 1F 83 00 31 C0 64 C7 FC 10 00 0F 90 00 7A',
    provenance:
      'listed by pcsc-tools as Oberthur Cosmo; that it is series 8 is inferred; its application is invented',
    applets: [cardManager, 'A0 00 00 00 77 54 45 53 54 38'], // Oberthur RID, invented PIX
    piv: null,
  },
  9: {
    atr: '3B D6 97 00 81 B1 FE 45 1F 07 80 31 C1 52 11 18 F9',
    provenance: `listed by pcsc-tools as IDEMIA Cosmo PIV; that it is series 9 is inferred; ${places}`,
    applets: [cardManager],
    piv: nhs,
  },
  10: {
    atr: '3B D7 97 00 81 B1 FE 45 1F 87 80 31 C1 53 51 13 20 12',
    provenance: `listed by pcsc-tools as IDEMIA ID-One PIV; that it is series 10 is inferred; ${places}`,
    applets: [cardManager],
    piv: nhs,
  },
};

const otherKinds: { readonly [kind in Exclude<Card['kind'], 'nhs'>]: Profile } = {
  bank: {
    atr: '3B 67 00 00 54 45 53 54 42 4E 4B',
    provenance: 'invented, in the shape of a payment card; historical bytes TESTBNK',
    applets: ['31 50 41 59 2E 53 59 53 2E 44 44 46 30 31'], // 1PAY.SYS.DDF01
    piv: null,
  },
  'other-piv': {
    atr: '3B 87 80 01 4F 54 48 52 50 49 56 48',
    provenance: 'invented; historical bytes OTHRPIV',
    applets: [cardManager],
    piv: organisation('Invented Council', 'TEST Invented Council'),
  },
  isosec: {
    atr: '3B 86 80 01 49 53 4F 53 45 43 07',
    provenance: 'invented: what such a card shows is not known; historical bytes ISOSEC',
    applets: [cardManager],
    piv: organisation('Isosec', 'TEST Isosec'),
  },
  imprivata: {
    atr: '3B 87 80 01 49 4D 50 52 56 54 41 43',
    provenance: 'invented: what such a card shows is not known; historical bytes IMPRVTA',
    applets: [cardManager],
    piv: organisation('Imprivata', 'TEST Imprivata'),
  },
};

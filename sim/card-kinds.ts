/** Cards that NHS England does not support. */
export const otherCardKinds = ['bank', 'other-piv', 'isosec', 'imprivata'] as const;

/** What a card is. `nhs` cards follow their series. */
export const cardKinds = ['nhs', ...otherCardKinds] as const;

import type { Reply } from '../../sim/pcsc/reply.ts';

/** What a program did with a reader, for whoever looks on. */
export type Sight =
  | { readonly kind: 'connected'; readonly reader: string; readonly exclusive: boolean }
  | {
      readonly kind: 'exchanged';
      readonly reader: string;
      readonly command: Uint8Array;
      /** Without `rv`, the answer; `silence` when none will come. */
      readonly reply: Reply<Uint8Array>;
    };

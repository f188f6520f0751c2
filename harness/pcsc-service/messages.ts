import { type Layout, layout, type Of } from './layout.ts';

/**
 * The client protocol of pcsc-lite, versions 4:2 to 4:6 (winscard_msg.h). A request is the size of its body, its number
 * and its body; the answer is the same body, with results filled in and no header.
 */
export const header = layout({ size: 'u32', command: 'u32' });

const noBody = layout({});

/** Every request by name: its number, its body, and the field that says how many bytes follow the body. */
export const requests = {
  establish: { command: 0x01, body: layout({ scope: 'u32', context: 'u32', rv: 'u32' }) },
  release: { command: 0x02, body: layout({ context: 'u32', rv: 'u32' }) },
  connect: {
    command: 0x04,
    body: layout({
      context: 'u32',
      reader: { text: 128 },
      share: 'u32',
      preferred: 'u32',
      handle: 'i32',
      protocol: 'u32',
      rv: 'u32',
    }),
  },
  reconnect: {
    command: 0x05,
    body: layout({
      handle: 'i32',
      share: 'u32',
      preferred: 'u32',
      initialisation: 'u32',
      protocol: 'u32',
      rv: 'u32',
    }),
  },
  disconnect: { command: 0x06, body: layout({ handle: 'i32', disposition: 'u32', rv: 'u32' }) },
  begin: { command: 0x07, body: layout({ handle: 'i32', rv: 'u32' }) },
  end: { command: 0x08, body: layout({ handle: 'i32', disposition: 'u32', rv: 'u32' }) },
  transmit: {
    command: 0x09,
    body: layout({
      handle: 'i32',
      sendProtocol: 'u32',
      sendPciLength: 'u32',
      sendLength: 'u32',
      receiveProtocol: 'u32',
      receivePciLength: 'u32',
      receiveLength: 'u32',
      rv: 'u32',
    }),
    follows: 'sendLength',
  },
  control: {
    command: 0x0a,
    body: layout({
      handle: 'i32',
      code: 'u32',
      sendLength: 'u32',
      receiveLength: 'u32',
      returned: 'u32',
      rv: 'u32',
    }),
    follows: 'sendLength',
  },
  status: { command: 0x0b, body: layout({ handle: 'i32', rv: 'u32' }) },
  cancel: { command: 0x0d, body: layout({ context: 'u32', rv: 'u32' }) },
  getAttribute: {
    command: 0x0f,
    body: layout({ handle: 'i32', id: 'u32', value: { bytes: 264 }, length: 'u32', rv: 'u32' }),
  },
  setAttribute: {
    command: 0x10,
    body: layout({ handle: 'i32', id: 'u32', value: { bytes: 264 }, length: 'u32', rv: 'u32' }),
  },
  version: { command: 0x11, body: layout({ major: 'i32', minor: 'i32', rv: 'u32' }) },
  readerStates: { command: 0x12, body: noBody },
  wait: { command: 0x13, body: noBody },
  stopWaiting: { command: 0x14, body: noBody },
  /** Since 4:5: how often readers came or went. */
  readerEvents: { command: 0x15, body: noBody },
  /** Since 4:6: how many records `readerArray` will answer. */
  readerCount: { command: 0x16, body: noBody },
  readerArray: { command: 0x17, body: noBody },
} as const satisfies {
  readonly [name: string]: {
    readonly command: number;
    readonly body: Layout<object>;
    readonly follows?: string;
  };
};

export type RequestName = keyof typeof requests;
export type Body<N extends RequestName> = Of<(typeof requests)[N]['body']>;

/** A request as it arrived; `data` are the bytes that follow the body, if any do. */
export type Request = {
  readonly [N in RequestName]: { readonly name: N; readonly body: Body<N>; readonly data: Uint8Array };
}[RequestName];

/** The answer to `wait`, when something changed or was cancelled, and to `stopWaiting`; up to 4:3 the body of both too. */
export const signal = layout({ timeout: 'u32', rv: 'u32' });

export const readerEvents = layout({ events: 'u32', rv: 'u32' });
export const readerCount = layout({ count: 'i32' });

/** A reader as it is reported, 184 bytes. */
export const readerRecord = layout({
  name: { text: 128 },
  events: 'u32',
  state: 'u32',
  sharing: 'i32',
  atr: { bytes: 33 },
  atrLength: 'u32',
  protocol: 'u32',
});

/** Up to 4:5 the records of this many readers are always sent, and no more. */
export const fixedRecords = 16;

/** The longest APDU or control block in either direction: an extended command and its lengths (pcsclite.h). */
export const longestData = 4 + 3 + 65_536 + 3 + 2;

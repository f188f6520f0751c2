import type { CType, Koffi } from './koffi.ts';
import type { Abi } from './winscard-abi.ts';

/** A context or a card, given by the library and only ever given back to it. */
export type Handle = number | bigint;

/** SCARD_READERSTATE: the reader asked about and the state known so far in, the present state and ATR out. */
export interface StateRecord {
  readonly szReader: string;
  readonly pvUserData: null;
  dwCurrentState: number;
  dwEventState: number;
  cbAtr: number;
  rgbAtr: Uint8Array;
}

/** What an argument of each kind is on this side. `…s`: a pointer to one, in an array, that is read and written. */
interface Arguments {
  readonly dword: number;
  readonly dwords: [number];
  readonly handle: Handle;
  readonly handles: [Handle];
  readonly text: string;
  /** Room for texts, in the library's encoding. */
  readonly texts: Uint8Array;
  readonly bytes: Uint8Array;
  readonly nothing: null;
  readonly pci: bigint;
  readonly state: StateRecord;
}
type Kind = keyof Arguments;

/** The calls that are made, with their parameters in order. All give a return code. */
export const signatures = {
  SCardEstablishContext: ['dword', 'nothing', 'nothing', 'handles'],
  SCardListReaders: ['handle', 'nothing', 'texts', 'dwords'],
  SCardGetStatusChange: ['handle', 'dword', 'state', 'dword'],
  SCardConnect: ['handle', 'text', 'dword', 'dword', 'handles', 'dwords'],
  SCardBeginTransaction: ['handle'],
  SCardStatus: ['handle', 'texts', 'dwords', 'dwords', 'dwords', 'bytes', 'dwords'],
  SCardTransmit: ['handle', 'pci', 'bytes', 'dword', 'nothing', 'bytes', 'dwords'],
  SCardEndTransaction: ['handle', 'dword'],
  SCardDisconnect: ['handle', 'dword'],
} as const satisfies { readonly [name: string]: readonly Kind[] };

type Signatures = typeof signatures;
export type CallName = keyof Signatures;
type ArgumentsFor<Kinds extends readonly Kind[]> = { [At in keyof Kinds]: Arguments[Kinds[At]] };

const callNames: readonly CallName[] = Object.keys(signatures).filter(
  (name): name is CallName => name in signatures,
);
const speaksText: readonly Kind[] = ['text', 'texts', 'state'];

/** The name under which the library has the call. */
export const symbolOf = (name: CallName, { textSuffix }: Abi): string =>
  signatures[name].some(kind => speaksText.includes(kind)) ? `${name}${textSuffix}` : name;

/** Bytes for an ATR in SCARD_READERSTATE on Windows; elsewhere there are 33. In a single record the surplus does no harm. */
export const roomForAtr = 36;

/** SCARD_READERSTATE as the library lays it out. */
const stateRecordType = (koffi: Koffi, { text, dword }: Abi): CType =>
  koffi.struct({
    szReader: text,
    pvUserData: 'void *',
    dwCurrentState: dword,
    dwEventState: dword,
    cbAtr: dword,
    rgbAtr: koffi.array('uint8', roomForAtr),
  });

/** The system's own PC/SC library. */
export interface Winscard {
  readonly abi: Abi;
  /** Makes a call and gives its return code, unsigned. Rejects only for arguments that are none. */
  call<Name extends CallName>(name: Name, ...args: ArgumentsFor<Signatures[Name]>): Promise<number>;
  /** The library's own SCARD_PCI_T0 and SCARD_PCI_T1. */
  readonly pci: { readonly t0: bigint; readonly t1: bigint };
}

/** Binds every call; throws when the library, or one of its functions, is missing. */
export const bindWinscard = (koffi: Koffi, abi: Abi): Winscard => {
  const library = koffi.load(abi.library);
  const pointerTo = (type: CType) => koffi.inout(koffi.pointer(type));
  const types: { readonly [kind in Kind]: CType } = {
    dword: abi.dword,
    dwords: pointerTo(abi.dword),
    handle: abi.handle,
    handles: pointerTo(abi.handle),
    text: abi.text,
    texts: 'void *',
    bytes: 'void *',
    nothing: 'void *',
    pci: 'void *',
    state: pointerTo(stateRecordType(koffi, abi)),
  };
  const bind = (name: CallName) =>
    library.func(
      '__stdcall',
      symbolOf(name, abi),
      abi.long,
      signatures[name].map(kind => types[kind]),
    );
  const natives = new Map(callNames.map(name => [name, bind(name)]));
  return {
    abi,
    pci: { t0: library.symbol('g_rgSCardT0Pci'), t1: library.symbol('g_rgSCardT1Pci') },
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        const done = (error: Error | null, code: number | bigint) =>
          error === null ? resolve(Number(code) >>> 0) : reject(error);
        natives.get(name)?.async(...args, done);
      }),
  };
};

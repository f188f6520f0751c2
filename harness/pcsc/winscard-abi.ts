/** How the PC/SC library of a system takes and gives its values, in the words of koffi. */
export interface Abi {
  readonly library: string;
  readonly long: string;
  readonly dword: string;
  /** SCARDCONTEXT and SCARDHANDLE. */
  readonly handle: string;
  readonly text: 'str' | 'str16';
  readonly encoding: 'utf8' | 'utf16le';
  /** What follows the names of the functions that take or give text. */
  readonly textSuffix: '' | 'W';
  /** Bytes set aside for an ATR in SCARD_READERSTATE. */
  readonly atrRoom: number;
  /** Whether SCARD_READERSTATE has no gaps. */
  readonly packed: boolean;
}

/** pcsc-lite: `DWORD` is an unsigned long of 8 bytes where pointers have 8. Run on Debian 12. */
const linux: Abi = {
  library: 'libpcsclite.so.1',
  long: 'long',
  dword: 'ulong',
  handle: 'long',
  text: 'str',
  encoding: 'utf8',
  textSuffix: '',
  atrRoom: 33,
  packed: false,
};

/** Apple's own headers say 4 bytes, handles included, and no gaps. Written after pcsclite.h; never run. */
const darwin: Abi = {
  ...linux,
  library: '/System/Library/Frameworks/PCSC.framework/PCSC',
  long: 'int32',
  dword: 'uint32',
  handle: 'int32',
  packed: true,
};

/** WinSCard: 4 bytes, but handles as wide as pointers, and names in UTF-16. Written after winscard.h; see the tests for what was run. */
const win32: Abi = {
  library: 'winscard.dll',
  long: 'int32',
  dword: 'uint32',
  handle: 'uintptr',
  text: 'str16',
  encoding: 'utf16le',
  textSuffix: 'W',
  atrRoom: 36,
  packed: false,
};

export const abis = { linux, darwin, win32 } as const;

/** That of a system by Node's name for it; those not listed have pcsc-lite. */
export const abiOf = (platform: NodeJS.Platform): Abi =>
  platform === 'win32' || platform === 'darwin' ? abis[platform] : linux;

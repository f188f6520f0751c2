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
};

/** Apple's own headers say 4 bytes, handles included. Written after pcsclite.h; never run. */
const darwin: Abi = {
  ...linux,
  library: '/System/Library/Frameworks/PCSC.framework/PCSC',
  long: 'int32',
  dword: 'uint32',
  handle: 'int32',
};

/**
 * WinSCard: 4 bytes, but handles as wide as pointers, and names in UTF-16. Written after winscard.h. All calls were found in
 * Wine's stub of winscard.dll, and a list was asked for there; the real one was never run.
 */
const win32: Abi = {
  library: 'winscard.dll',
  long: 'int32',
  dword: 'uint32',
  handle: 'uintptr',
  text: 'str16',
  encoding: 'utf16le',
  textSuffix: 'W',
};

export const abis = { linux, darwin, win32 } as const;

/** That of a system by Node's name for it; those not listed have pcsc-lite. */
export const abiOf = (platform: NodeJS.Platform): Abi =>
  platform === 'win32' || platform === 'darwin' ? abis[platform] : linux;

/** Which firmware is emulated, and what its sockets hold. */
export interface FirmwareSettings {
  readonly firmware: '0.1' | '1.0.0' | '1.0.1';
  readonly present: readonly number[];
  /** Sockets that firmware 1.0.1 refuses to connect. */
  readonly locked?: readonly number[];
  readonly debug?: boolean;
  /** Milliseconds between the removal and the insertion; the real ones take 200. */
  readonly switching?: number;
}

/** What the firmware does next: wait for a byte, print a line, or be deaf for some milliseconds. */
export type Act = 'read' | { readonly print: string } | { readonly wait: number };
/** The firmware as it runs: it is given the byte that it asked for, and never ends. */
export type Firmware = Generator<Act, void, number>;

const hash = '#'.charCodeAt(0);
const carriageReturn = '\r'.charCodeAt(0);

/** Behaves as the published firmware of the Smart Card Removinator does, byte for byte. */
export function* removinatorFirmware({
  firmware: version,
  debug = false,
  switching = 200,
  ...sockets
}: FirmwareSettings): Firmware {
  const present = [...sockets.present].sort();
  const locked = version === '1.0.1' ? [...(sockets.locked ?? [])].sort() : [];
  const longest = version === '1.0.1' ? 7 : 3;
  const unknown = version === '0.1' ? 'ERR_UNKOWN_CMD' : 'ERR_UNKNOWN_CMD';
  let current = 0;
  let chatty = debug;

  function* log(text: string): Firmware {
    if (chatty) yield { print: `[DBG] ${text}` };
  }

  function* disconnect(): Firmware {
    yield* log(`Removed card ${current}`);
    current = 0;
    yield* log('Updated display to  -1');
  }

  function* connect(socket: number): Firmware {
    yield* log(`Received status: ${255 - present.reduce((bits, at) => bits | (1 << (at - 1)), 0)}`);
    if (!present.includes(socket)) return yield* say('ERR_NOCARD');
    if (locked.includes(socket)) return yield* say('ERR_LOCKED');
    yield* disconnect();
    if (version === '0.1') yield* say('OK');
    yield { wait: switching };
    yield* log(`Inserted card ${socket}`);
    current = socket;
    yield* say('OK');
  }

  function* status(): Firmware {
    const state = { current, present, ...(version === '1.0.1' ? { locked } : {}) };
    yield* say(JSON.stringify(state));
    if (version !== '0.1') yield* say('OK');
  }

  function* obey(command: string): Firmware {
    yield* log(`Received command "${command}"`);
    const socket = /^SC(.)$/.exec(command)?.[1];
    if (socket !== undefined && /[1-8]/.test(socket)) yield* connect(Number(socket));
    else if (socket !== undefined && version === '1.0.1') yield* say('ERR_BADIDX');
    else if (command === 'STA') yield* status();
    else if (command === 'REM') {
      yield* disconnect();
      yield* say('OK');
    } else if (command === 'DBG') {
      chatty = !chatty;
      yield* say(chatty ? 'DBG_ON' : 'DBG_OFF');
      if (version !== '0.1') yield* say('OK');
    } else yield* say(unknown);
  }

  // Firmware 0.1 starts with a removal, and reports it.
  if (version === '0.1') yield* say('OK');
  for (;;) {
    if ((yield 'read') !== hash) {
      yield* say('ERR_PROTOCOL');
      continue;
    }
    let command = '';
    let byte = 0;
    while (byte !== carriageReturn && command.length <= longest) {
      byte = yield 'read';
      // Its characters are signed: within an envelope it takes no notice of zero and of bytes above 127.
      if (byte !== carriageReturn && byte > 0 && byte < 128) command += String.fromCharCode(byte);
    }
    yield* byte === carriageReturn ? obey(command) : say('ERR_CMDLEN');
  }
}

function* say(print: string): Firmware {
  yield { print };
}

/** What a program sent to a card, and the status word with which the simulated card answered. */
export interface Exchange {
  readonly command: string;
  readonly sw: string;
}

const transcript = (text: string): readonly Exchange[] =>
  text
    .trim()
    .split('\n')
    .map(line => {
      const [command = '', sw = ''] = line.split(' > ');
      return { command: command.trim(), sw };
    });

/** What is signed in `openscSigns`. */
export const signedMessage = 'TEST message';

/**
 * Recorded from OpenSC 0.23.0 on Debian 12 through pcscd and vpcd, with a healthy series 9 card that was just powered up:
 * `pkcs11-tool --login --pin 123456 --sign --mechanism SHA256-RSA-PKCS --id 02`. It looks for its drivers' cards, reads
 * what PIV cards hold, asks for the tries, logs in, and logs in once more for the signature.
 */
export const openscSigns = transcript(`
  00 A4 04 00 07 62 76 01 FF 00 00 00 > 6A 82
  00 A4 04 00 06 A0 00 00 00 01 01 > 6A 82
  00 A4 04 00 0B E8 2B 06 01 04 01 81 C3 1F 02 01 00 > 6A 82
  00 A4 04 0C 0F D2 33 00 00 00 45 73 74 45 49 44 20 76 33 35 > 6A 82
  00 CA DF 30 05 > 6D 00
  00 CB 3F FF 03 5C 01 7E 08 > 6D 00
  00 A4 04 00 09 A0 00 00 03 08 00 00 10 00 00 > 90 00
  00 CB 3F FF 05 5C 03 5F C1 07 08 > 61 2D
  00 CB 3F FF 05 5C 03 5F C1 07 35 > 90 00
  00 CB 3F FF 03 5C 01 7E 08 > 61 0C
  00 CB 3F FF 03 5C 01 7E 14 > 90 00
  00 CB 3F FF 03 5C 01 7E 08 > 61 0C
  00 CB 3F FF 03 5C 01 7E 14 > 90 00
  00 CB 3F FF 05 5C 03 5F C1 07 08 > 61 2D
  00 CB 3F FF 05 5C 03 5F C1 07 35 > 90 00
  00 CB 3F FF 03 5C 01 7E 00 > 90 00
  00 CB 3F FF 05 5C 03 5F C1 0C 08 > 6A 82
  00 CB 3F FF 03 5C 01 7E 00 > 90 00
  00 CB 3F FF 05 5C 03 5F C1 02 08 > 61 35
  00 CB 3F FF 05 5C 03 5F C1 02 3D > 90 00
  00 CB 3F FF 05 5C 03 5F C1 05 08 > 61 00
  00 CB 3F FF 05 5C 03 5F C1 05 00 > 61 00
  00 C0 00 00 00 > 61 00
  00 C0 00 00 00 > 61 5C
  00 C0 00 00 5C > 90 00
  00 CB 3F FF 05 5C 03 5F C1 0A 08 > 61 00
  00 CB 3F FF 05 5C 03 5F C1 0A 00 > 61 00
  00 C0 00 00 00 > 61 00
  00 C0 00 00 00 > 61 55
  00 C0 00 00 55 > 90 00
  00 CB 3F FF 05 5C 03 5F C1 0B 08 > 6A 82
  00 CB 3F FF 05 5C 03 5F C1 01 08 > 6A 82
  00 CB 3F FF 03 5C 01 7E 00 > 90 00
  00 20 00 80 > 63 C3
  00 CB 3F FF 05 5C 03 5F C1 09 08 > 6A 82
  00 CB 3F FF 05 5C 03 5F C1 03 08 > 6A 82
  00 CB 3F FF 05 5C 03 5F C1 21 08 > 6A 82
  00 CB 3F FF 03 5C 01 7E 00 > 90 00
  00 20 00 80 > 63 C3
  00 CB 3F FF 03 5C 01 7E 00 > 90 00
  00 20 00 80 08 31 32 33 34 35 36 FF FF > 90 00
  00 CB 3F FF 03 5C 01 7E 00 > 90 00
  00 CB 3F FF 03 5C 01 7E 00 > 90 00
  00 20 00 80 08 31 32 33 34 35 36 FF FF > 90 00
  10 87 07 9C FF 7C 82 01 06 82 00 81 82 01 00 00 01 ${'FF '.repeat(202)}00 30 31 30 0D 06 09 60 86 48 01 65 03 04 02 01 05 00 04 20 DA 37 6B 3C 2C 0E 1F 15 C5 55 72 46 0B 7D A0 B6 B0 A1 C9 92 B6 > 90 00
  00 87 07 9C 0B 00 AC 09 6F 4D 5E BC 4A AD 77 1A 00 > 61 08
  00 C0 00 00 08 > 90 00
`);

/** Recorded likewise: the last command of `pkcs15-tool --verify-pin --pin 999999`. */
export const openscFailsToVerify = transcript(`
  00 20 00 80 08 39 39 39 39 39 39 FF FF > 63 C2
`);

/** Recorded likewise: the last command of `pkcs15-tool --change-pin --pin 123456 --new-pin 654321`. */
export const openscChangesPasscode = transcript(`
  00 24 00 80 10 31 32 33 34 35 36 FF FF 36 35 34 33 32 31 FF FF > 90 00
`);

import fc from 'fast-check';
import t from 'tap';
import { concat } from '../../src/card/bytes.ts';
import { hex, toHex } from '../../src/card/hex.ts';
import { healthyCard } from '../healthy-world.ts';
import { testPasscode, testUnblockingKey } from './passcodes.ts';
import { type SimCard, simCard } from './sim-card.ts';

const padded = (digits: string): Uint8Array =>
  Uint8Array.from({ length: 8 }, (_, at) => (at < digits.length ? digits.charCodeAt(at) : 0xff));
const others = ['999999', '00000000', '1234567'].map(padded);
const passcode = fc.oneof(fc.constant(testPasscode), fc.constantFrom(...others));
const puk = fc.oneof(fc.constant(testUnblockingKey), fc.constantFrom(...others));

type Deed =
  | { readonly does: 'verify'; readonly guess: Uint8Array }
  | { readonly does: 'change' | 'unblock'; readonly guess: Uint8Array; readonly fresh: Uint8Array }
  | { readonly does: 'ask' | 'reset' | 'leave' };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ does: fc.constant('verify' as const), guess: passcode }),
  fc.record({ does: fc.constant('change' as const), guess: passcode, fresh: passcode }),
  fc.record({ does: fc.constant('unblock' as const), guess: puk, fresh: passcode }),
  fc.record({ does: fc.constantFrom('ask' as const, 'reset' as const, 'leave' as const) }),
);

const headers = { verify: '00 20 00 80 08', change: '00 24 00 80 10', unblock: '00 2C 00 80 10' } as const;
const commandFor = (deed: Deed): Uint8Array => {
  if ('fresh' in deed) return concat(hex(headers[deed.does]), deed.guess, deed.fresh);
  return 'guess' in deed ? concat(hex(headers.verify), deed.guess) : hex('00 20 00 80');
};

const statusOf = (card: SimCard, command: Uint8Array): string => {
  const answer = card.answer(command);
  return answer.kind === 'response' ? toHex(answer.bytes.subarray(-2)) : answer.kind;
};
const selectPiv = hex('00 A4 04 00 05 A0 00 00 03 08');
const selectManager = hex('00 A4 04 00 05 A0 00 00 01 51');

const same = (one: Uint8Array, other: Uint8Array) => toHex(one) === toHex(other);

t.test('counters count, lock and open as a reckoning beside the card says', async () => {
  fc.assert(
    fc.property(fc.nat(4), fc.option(fc.nat(4)), fc.array(deed, { maxLength: 30 }), (tries, puks, deeds) => {
      const card = simCard({ ...healthyCard, tries, ...(puks !== null && { unblockTries: puks }) });
      const model = { value: testPasscode, tries, puks, verified: false };
      const most = { tries: Math.max(tries, 3), puks: Math.max(puks ?? 0, 3) };

      const expected = (deed: Deed): string => {
        if (deed.does === 'verify' || deed.does === 'change') {
          if (model.tries === 0) return '69 83';
          model.verified = same(deed.guess, model.value);
          model.tries = model.verified ? most.tries : model.tries - 1;
          if (model.verified && deed.does === 'change') model.value = deed.fresh;
          return model.verified ? '90 00' : `63 C${model.tries}`;
        }
        if (deed.does === 'unblock') {
          if (model.puks === null) return '69 82';
          if (model.puks === 0) return '69 83';
          const right = same(deed.guess, testUnblockingKey);
          model.puks = right ? most.puks : model.puks - 1;
          if (!right) {
            model.verified = false;
            return `63 C${model.puks}`;
          }
          model.value = deed.fresh;
          model.tries = most.tries;
          return '90 00';
        }
        return model.verified ? '90 00' : model.tries === 0 ? '69 83' : `63 C${model.tries}`;
      };

      statusOf(card, selectPiv);
      for (const deed of deeds) {
        if (deed.does === 'reset' || deed.does === 'leave') {
          if (deed.does === 'reset') card.reset();
          else statusOf(card, selectManager);
          statusOf(card, selectPiv);
          model.verified = false;
          continue;
        }
        const wanted = expected(deed);
        const found = statusOf(card, commandFor(deed));
        if (found !== wanted) throw new Error(`${deed.does}: ${found} instead of ${wanted}`);
        const { tries, unblockTries } = card.state();
        if (tries !== model.tries || unblockTries !== model.puks) throw new Error('the state differs');
      }
    }),
    { numRuns: 300 },
  );
});

t.test('a malformed secret costs no try', async t => {
  const card = simCard({ ...healthyCard, unblockTries: 3 });
  statusOf(card, selectPiv);
  const dialogue: readonly [command: string, answer: string][] = [
    ['00 20 00 80 06 31 32 33 34 35 36', '6A 80'],
    ['00 20 00 80 08 31 32 33 34 35 FF FF FF', '6A 80'],
    ['00 20 00 80 08 31 32 33 34 35 36 FF 31', '6A 80'],
    ['00 24 00 80 10 31 32 33 34 35 36 FF FF 41 41 41 41 41 41 41 41', '6A 80'],
    ['00 24 00 80 08 31 32 33 34 35 36 FF FF', '6A 80'],
    ['00 2C 00 80 10 31 32 33 34 35 36 37 38 31 32 33 34 FF FF FF FF', '6A 80'],
    ['00 24 01 80 08 31 32 33 34 35 36 FF FF', '6A 86'],
    ['00 24 00 82 08 31 32 33 34 35 36 FF FF', '6A 88'],
    ['00 2C 00 81 08 31 32 33 34 35 36 FF FF', '6A 88'],
    ['00 2C 01 80 08 31 32 33 34 35 36 FF FF', '6A 86'],
    ['00 20 FF 80 01 00', '6A 80'],
    ['00 24 00 81 10 31 32 33 34 35 36 37 38 00 01 02 03 04 05 06 07', '90 00'],
    ['00 2C 00 80 10 31 32 33 34 35 36 37 38 31 31 31 31 31 31 FF FF', '63 C2'],
    ['00 2C 00 80 10 00 01 02 03 04 05 06 07 31 31 31 31 31 31 FF FF', '90 00'],
    ['00 20 00 80', '63 C3'],
    ['00 20 00 80 08 31 31 31 31 31 31 FF FF', '90 00'],
    ['00 20 00 80', '90 00'],
    ['00 20 FF 80', '90 00'],
    ['00 20 00 80', '63 C3'],
  ];
  for (const [command, answer] of dialogue) t.equal(statusOf(card, hex(command)), answer, command);
  t.match(card.state(), { tries: 3, unblockTries: 3 });
});

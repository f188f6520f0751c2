import type { Client } from '../../sim/pcsc/client.ts';
import { done, type Reply, refused } from '../../sim/pcsc/reply.ts';
import { scard } from '../../src/pcsc/scard-codes.ts';
import { controlCodes, featuresOf, pinProperties, properties, typedPasscode } from './pin-pad.ts';

/** What a reader itself, rather than its card, does for a program. What this reader cannot do is unsupported. */
export const control = (
  client: Client,
  handle: number,
  code: number,
  data: Uint8Array,
): Reply<Uint8Array> => {
  const reader = client.readerOf(handle);
  if (reader === null) return refused(scard.invalidHandle);
  const status = client.status(handle);
  // That the card left is no obstacle to asking the reader.
  if (status.kind === 'refused' && status.code !== scard.removedCard && status.code !== scard.resetCard)
    return status;
  const pinPad = reader.slot.reader().pinpad === true;
  if (code === controlCodes.features) return done(featuresOf(pinPad));
  if (code === controlCodes.properties) return done(properties);
  if (code === controlCodes.pinProperties && pinPad) return done(pinProperties);
  if (code !== controlCodes.verifyPin || !pinPad) return refused(scard.unsupportedFeature);
  const command = typedPasscode(data);
  return command === null ? refused(scard.invalidParameter) : client.transmit(handle, command);
};

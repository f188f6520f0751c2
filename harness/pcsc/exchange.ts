import { failed, type Outcome } from '../../src/outcome.ts';
import type { Connection } from './adapter.ts';
import type { Transmission } from './child-calls.ts';

/**
 * One command and its answer, of two bytes or more. A card pulled in the middle looks like an empty answer or a failed
 * exchange until the service notices; one that stays did answer with nothing.
 */
export const exchange = async (
  card: Connection,
  { command, settle }: Transmission,
): Promise<Outcome<Uint8Array>> => {
  const outcome = await card.transmit(command);
  if (outcome.kind === 'skipped') return outcome;
  if (outcome.kind === 'ok' && outcome.value.length >= 2) return outcome;
  if (outcome.kind === 'ok' && outcome.value.length === 1) return failed('malformed', 'response of one byte');
  const failure = outcome.kind === 'ok' ? failed('malformed', 'empty response') : outcome;
  const inDoubt = outcome.kind === 'ok' || failure.code === 'reader-error';
  return inDoubt && (await card.cardLeaves(settle)) ? failed('card-removed', failure.detail) : failure;
};

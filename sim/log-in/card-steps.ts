import { readPiv } from '../../src/card/piv.ts';
import type { CardSession } from '../../src/doors/readers.ts';
import { type LogInContext, type LogInStep, patience, type Stop, stop } from './step.ts';

const retired: readonly number[] = [4, 5, 6];

/** The only card, powered up; or why there is none. */
const theCard = async ({ machine: { readers } }: LogInContext): Promise<CardSession | Stop> => {
  const list = await readers.list(patience);
  if (list.kind !== 'ok') return stop('err1002', 'the smart card service does not run');
  if (list.value.length === 0) return stop('err1002', 'no reader is listed');
  const connections = await Promise.all(list.value.map(reader => readers.connect(reader, patience)));
  const sessions = connections.flatMap(connection => (connection.kind === 'ok' ? [connection.value] : []));
  const [first, second] = sessions;
  if (first !== undefined && second === undefined) return first;
  await Promise.all(sessions.map(session => session.end()));
  if (second !== undefined) return stop('err1002', 'more than one card is inserted');
  const codes = connections.flatMap(connection => (connection.kind === 'failed' ? [connection.code] : []));
  return stop('err1002', `no card can be powered up (${codes.join(', ')})`);
};

/** What the card shows to the software that knows its kind. */
const readsCard = async (session: CardSession, { world }: LogInContext): Promise<Stop | null> => {
  const card = world.readers.find(reader => reader.card !== null)?.card;
  if (card === undefined || card === null) return stop('err1002', 'the card is gone');
  if (card.kind === 'nhs' && retired.includes(card.series))
    return stop('smartcard-authentication-failure', `series ${card.series} is blocked`);
  const reading = await readPiv(session, patience);
  // The maker's own middleware reads series 8; nothing public says how, so it is taken to succeed.
  if (card.kind === 'nhs' && card.series === 8) return null;
  if (reading.application !== 'answers')
    return stop('err1002', `the identity application on the card is ${reading.application}`);
  const { authentication, lock } = reading;
  if (authentication.kind === 'none') return stop('problem-reading', 'the card holds no certificates');
  if (authentication.kind !== 'present') return stop('err1002', 'the certificates cannot be read');
  if (!authentication.certificate.issuer.includes('NHS'))
    return stop('err1002', 'the certificates were not issued by the NHS');
  if (lock === 'locked') return stop('card-blocked', 'the passcode is locked');
  return authentication.certificate.notAfter < Date.parse(world.now)
    ? stop('credentials-not-valid', 'the certificates have expired')
    : null;
};

/** From the reader to the profile behind the card. */
export const cardSteps: readonly LogInStep[] = [
  {
    does: 'The client reads the card',
    run: async context => {
      const session = await theCard(context);
      if ('shows' in session) return session;
      try {
        if (context.world.software.middleware === 'missing')
          return stop('problem-reading', 'no middleware for this kind of card is installed');
        return await readsCard(session, context);
      } finally {
        await session.end();
      }
    },
  },
  {
    does: 'The authentication service looks the profile up',
    run: async ({ world: { profile } }) => {
      if (profile.status === 'closed')
        return stop('err1002', 'the profile is closed, and its cards are cancelled');
      return profile.roles === 0 ? stop('smartcard-authentication-failure', 'the profile has no role') : null;
    },
  },
];

import { readPiv } from '../../src/card/piv.ts';
import type { CardSession } from '../../src/doors/readers.ts';
import { joined } from '../../src/joined.ts';
import { isMadeUp } from '../made-up-readers.ts';
import type { Card } from '../world.ts';
import { type LogInContext, type LogInStep, patience, type Stop, stop } from './step.ts';

const retired: readonly number[] = [4, 5, 6];

/** A card that was powered up, and what it is. */
interface Inserted {
  readonly session: CardSession;
  readonly card: Card;
}

/** The only card, powered up; or why there is none. */
const theCard = async ({ desk }: LogInContext): Promise<Inserted | Stop> => {
  const { readers, service } = desk();
  const list = await readers.list(patience);
  if (list.kind !== 'ok') return stop('err1002', 'the smart card service does not run');
  if (list.value.length === 0) return stop('err1002', 'no reader is listed');
  const tried = await Promise.all(
    list.value
      .filter(name => !isMadeUp({ name }))
      .map(async name => ({
        connection: await readers.connect(name, patience),
        card: service.world().readers.find(reader => reader.name === name)?.card ?? null,
      })),
  );
  const inserted = tried.flatMap(({ connection, card }): Inserted[] =>
    connection.kind === 'ok' && card !== null ? [{ session: connection.value, card }] : [],
  );
  const [first, second] = inserted;
  if (first !== undefined && second === undefined) return first;
  await Promise.all(inserted.map(({ session }) => session.end()));
  if (second !== undefined) return stop('err1002', 'more than one card is inserted');
  const codes = tried.flatMap(({ connection }) => (connection.kind === 'failed' ? [connection.code] : []));
  return stop('err1002', `no card can be powered up (${codes.join(', ')})`);
};

const lockedOut = stop('card-blocked', 'the passcode is locked');
const expired = stop('credentials-not-valid', 'the certificates have expired');
const early = stop('credentials-not-valid', 'the certificates are not valid yet');
const blank = stop('problem-reading', 'the card holds no certificates');

/** Nothing public says how the maker's middleware reads series 8, so it is taken to find what the card is. */
const throughMiddleware = (card: Card, now: number): Stop | null => {
  if (card.blank) return blank;
  if (card.tries === 0) return lockedOut;
  if (Date.parse(card.validFrom) > now) return early;
  return Date.parse(card.validTo) + oneDay <= now ? expired : null;
};

const oneDay = 86_400_000;

/** What the card shows to the software that knows its kind. */
const readsCard = async ({ session, card }: Inserted, { world }: LogInContext): Promise<Stop | null> => {
  if (card.kind === 'nhs' && retired.includes(card.series))
    return stop('smartcard-authentication-failure', `series ${card.series} is blocked`);
  const now = Date.parse(world.now);
  const { application, authentication, lock } = await readPiv(session, patience);
  if (application === 'absent' && card.kind === 'nhs' && card.series === 8)
    return throughMiddleware(card, now);
  if (application !== 'answers')
    return stop('err1002', `the identity application on the card is ${application}`);
  if (authentication.kind === 'none') return blank;
  if (authentication.kind !== 'present') return stop('err1002', 'the certificates cannot be read');
  if (!authentication.certificate.issuer.includes('NHS'))
    return stop('err1002', 'the certificates were not issued by the NHS');
  if (lock === 'locked') return lockedOut;
  if (authentication.certificate.notBefore > now) return early;
  return authentication.certificate.notAfter < now ? expired : null;
};

const attempt = async (context: LogInContext): Promise<Stop | null> => {
  const inserted = await theCard(context);
  if ('shows' in inserted) return inserted;
  try {
    if (context.world.software.middleware === 'missing')
      return stop('problem-reading', 'no middleware for this kind of card is installed');
    return await readsCard(inserted, context);
  } finally {
    await inserted.session.end();
  }
};

/** From the reader to the profile behind the card. */
export const cardSteps: readonly LogInStep[] = [
  {
    does: 'The client reads the card',
    meets: ({
      readers,
      serviceFaults,
      smartcardService,
      software: { session, redirects, middleware },
      now,
    }) => [
      serviceFaults,
      smartcardService,
      session,
      redirects,
      middleware,
      now,
      // A card that is taken to another reader of the same kind meets what it met before.
      ...joined(readers.map(reader => joined(Object.entries(reader)))),
    ],
    // What failed once is tried once more, as clients and users do.
    run: async context => ((await attempt(context)) === null ? null : attempt(context)),
  },
  {
    does: 'The authentication service looks the profile up',
    meets: ({ profile }) => [profile],
    run: async ({ world: { profile } }) => {
      if (profile.status === 'closed')
        return stop('err1002', 'the profile is closed, and its cards are cancelled');
      return profile.roles === 0 ? stop('smartcard-authentication-failure', 'the profile has no role') : null;
    },
  },
];

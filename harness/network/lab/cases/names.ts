import type { NameAnswer } from '../trouble.ts';
import { block, blocked, type Case, signIn, trustedUrl } from './case.ts';

const answered = (name: string, host: string, answer: NameAnswer): Case => ({
  name,
  troubles: [{ kind: 'name', host, answer }],
  faults: [block(host, 'dns')],
  truth: [blocked(host, 'dns')],
});

/** A resolver that withholds one name, in the ways that resolvers have. */
export const nameCases: readonly Case[] = [
  answered('the resolver says that there is no such name', signIn, 'no-such-name'),
  answered('the resolver says that the name has no address', signIn, 'no-address'),
  answered(
    'the resolver fails for one name, as where its signature is missing',
    trustedUrl,
    'server-failure',
  ),
  answered('the resolver refuses one name', signIn, 'refused'),
  answered('the resolver answers 0.0.0.0', trustedUrl, 'sinkhole'),
  answered('the resolver answers 127.0.0.1', signIn, 'loopback'),
];

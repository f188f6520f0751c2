import type { Refusal } from './refusal.ts';
import type { CaseInput } from './request.ts';

/** What may point to a person or a card. A name cannot be told from other words; the writer has to leave it out. */
const personal: readonly (readonly [string, RegExp])[] = [
  ['an e-mail address', /[^\s@]+@[^\s@]+\.[^\s@]+/],
  ['a UUID', /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i],
  ['a long number', /\d(?:[ -]?\d){8,}/],
];

const refuse = (applies: boolean, why: string, todo: string): readonly Refusal[] =>
  applies ? [{ why, todo }] : [];

/** What the writer left out, or should leave out. */
export const formRefusals = ({ action, users, wes, logs }: CaseInput): readonly Refusal[] => [
  ...refuse(
    !/[\p{L}\p{N}]/u.test(action),
    'The request does not say what the user is trying to do.',
    'Say it with --action, such as --action "print smartcard".',
  ),
  ...personal.flatMap(([what, pattern]) =>
    refuse(
      pattern.test(action),
      `The action holds ${what}, and a request carries no personal data.`,
      'Say only what the user is trying to do, without whose name, number or card it is.',
    ),
  ),
  ...refuse(
    !/^\s*0*[1-9]\d{0,8}\s*$/.test(users),
    'The number of users affected is not a whole number from 1 on.',
    'Count the users and give their number with --users.',
  ),
  ...refuse(
    wes !== 'yes',
    'Nobody has confirmed that the workstation conforms to the Warrantied Environment Specification.',
    'Compare the workstation with the specification, and confirm it with --wes yes.',
  ),
  ...refuse(
    logs.length === 0,
    'No log of the NHS England Diagnostic Tool is given.',
    'Run the Diagnostic Tool on the workstation (it needs local admin) and give its log with --log.',
  ),
];

import { sources } from '../guidance/sources.ts';

/** What the writer of a request says, as it was typed. */
export interface CaseInput {
  /** What the user is trying to do, such as `print smartcard`. */
  readonly action: string;
  /** How many users are affected. */
  readonly users: string;
  /** `yes` confirms that the workstation conforms to the Warrantied Environment Specification. */
  readonly wes: string;
  /** Files of the NHS England Diagnostic Tool. */
  readonly logs: readonly string[];
  /** The Error Response ID, where the error page shows one. */
  readonly errorId?: string;
}

/** A request to the National Service Desk, in the two fields of its form. */
export interface Request {
  readonly shortDescription: string;
  readonly longDescription: readonly string[];
}

const { title, where } = sources.err1002;

/** Text as one line: a line break must not tear the template apart. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** The request in the words and the order of the template on NHS England’s ERR1002 page. */
export const requestFor = ({ action, users, errorId }: CaseInput): Request => {
  const id = oneLine(errorId ?? '');
  return {
    shortDescription: title,
    longDescription: [
      'I am a member of the IT team for my organisation.',
      `A user is trying to ${oneLine(action)}`,
      'They get the following error:',
      title,
      `- I have followed the troubleshooting steps as described here: ${where}`,
      '- I attach a copy of the diagnostic log for the workstation(s)',
      '- I confirm that the workstation conforms to the Warrantied Environment Specification',
      `- This affects ${oneLine(users)} number of users`,
      ...(id === '' ? [] : [`- The Error Response ID is ${id}`]),
    ],
  };
};

/** The request as a text to paste from. */
export const requestText = ({ shortDescription, longDescription }: Request): string =>
  ['Short description', shortDescription, '', 'Long description', ...longDescription, ''].join('\n');

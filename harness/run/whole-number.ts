import { UserError } from '../user-error.ts';

/** The whole number that an option says; a `UserError` tells which are expected. */
export const integer = (option: string, text: string, min: number, max: number): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < min || value > max)
    throw new UserError(option, null, `expected a whole number from ${min} to ${max}, found "${text}"`);
  return value;
};

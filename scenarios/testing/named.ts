/** The one of this name; an error where there is none. */
export const named = <T extends { readonly name: string }>(list: readonly T[], name: string): T => {
  const found = list.find(one => one.name === name);
  if (found === undefined) throw new Error(`none is called ${name}`);
  return found;
};

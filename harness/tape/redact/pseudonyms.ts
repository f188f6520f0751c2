/** Numbers things in the order in which they first appear, from 1; the same thing always gets its number again. */
export const numbering = (): ((thing: string) => number) => {
  const numbers = new Map<string, number>();
  return thing => {
    const number = numbers.get(thing) ?? numbers.size + 1;
    numbers.set(thing, number);
    return number;
  };
};

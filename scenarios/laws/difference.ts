/** Where two values differ first, with the text around it; null when their JSON is the same. */
export const difference = (before: unknown, after: unknown): string | null => {
  const [a, b] = [JSON.stringify(before), JSON.stringify(after)];
  if (a === b) return null;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `…${around(a)}… became …${around(b)}…`;
};

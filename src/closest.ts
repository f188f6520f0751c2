/** Edits (letters added, dropped or changed) that turn one word into the other. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** The word that was probably meant; null when none is near, at most one edit in three letters, rounded up. */
export const closest = (word: string, words: readonly string[]): string | null => {
  const shortened = word.slice(0, 80);
  const [best] = words
    .map(other => ({ other, edits: distance(shortened, other) }))
    .sort((a, b) => a.edits - b.edits);
  return best !== undefined && best.edits <= Math.ceil(best.other.length / 3) ? best.other : null;
};

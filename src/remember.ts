/** Longer texts are made anew each time, so that what is remembered stays small. */
const longest = 300;

/** Remembers what a pure function made of each short text; begins anew when it knows `most` of them. */
export const remember = <T>(make: (text: string) => T, most = 256): ((text: string) => T) => {
  const made = new Map<string, T>();
  return text => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const fresh = make(text);
    if (made.size >= most) made.clear();
    if (text.length <= longest) made.set(text, fresh);
    return fresh;
  };
};

/** Whether a name fits a pattern, in which `*` is any text and `?` any letter. */
export const glob = (pattern: string): ((name: string) => boolean) => {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const whole = new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
  return name => whole.test(name);
};

const isTree = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null;

/** Places, such as `laws.0.colour`, that the data has and its checked copy lacks. */
export const ignoredIn = (data: unknown, checked: unknown, place = ''): readonly string[] => {
  if (!isTree(data) || !isTree(checked) || data === checked) return [];
  return Object.keys(data).flatMap(key => {
    const here = place === '' ? key : `${place}.${key}`;
    return Object.hasOwn(checked, key) ? ignoredIn(data[key], checked[key], here) : [here];
  });
};

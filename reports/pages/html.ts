import nunjucks from 'nunjucks';

/** Markup as Nunjucks knows it: put into a page as it is, while every other text is escaped. */
export type Markup = nunjucks.runtime.SafeString;

/** What may stand in a page; null is nothing, a list its items one after the other. */
export type Content = string | number | Markup | null | readonly Content[];

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const written = (content: Content): string => {
  if (content === null) return '';
  if (content instanceof nunjucks.runtime.SafeString) return content.toString();
  if (typeof content === 'object') return content.map(written).join('');
  return String(content).replaceAll(/[&<>"']/g, character => entities[character] ?? '');
};

/** Takes text that already is markup, from a component or a style sheet, as markup. */
export const asMarkup = (markup: string): Markup => new nunjucks.runtime.SafeString(markup);

/** Markup with content filled in and escaped. A place in an attribute must stand between quotes. */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
  asMarkup(parts.reduce((page, part, i) => `${page}${written(contents[i - 1] ?? null)}${part}`));

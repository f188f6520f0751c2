import { html } from './html.ts';
import { documentOf, type Link } from './layout.ts';

/** A page with one thing to say: nothing here, nothing yet, or something is broken. */
export const noticePage = (title: string, sentence: string, links: readonly Link[] = []): string =>
  documentOf({ title, links, content: html`<h1>${title}</h1><p>${sentence}</p>` });

import { component } from './components.ts';
import { asMarkup, type Content, html, type Markup } from './html.ts';
import { styleSheetFor } from './style-sheet.ts';

export interface Link {
  readonly text: string;
  readonly href: string;
}

/** A page that stands alone: styles inline, no script, nothing fetched. */
export interface Page {
  readonly title: string;
  readonly links?: readonly Link[];
  readonly content: Content;
}

const link = ({ text, href }: Link): Markup => html`<a href="${href}">${text}</a>`;

const body = ({ links = [], content }: Page): Markup => html`<body>
${component('skipLink', { text: 'Skip to main content' })}
<header class="bar">
  <div class="nhsuk-width-container">
    <span class="name">err1002</span>
    ${links.length === 0 ? null : html`<nav aria-label="Pages">${links.map(link)}</nav>`}
  </div>
</header>
<div class="nhsuk-width-container">
  <main class="nhsuk-main-wrapper" id="maincontent">
${content}
  </main>
</div>
<footer class="nhsuk-width-container quiet">
  <p class="nhsuk-body-s">Written by err1002. This is not an NHS service and not NHS advice.</p>
</footer>
</body>`;

/** The whole document as text. */
export const documentOf = (page: Page): string => {
  const shown = body(page);
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – err1002</title>
<style>${asMarkup(styleSheetFor(shown.toString()))}</style>
</head>
${shown}
</html>
`.toString();
};

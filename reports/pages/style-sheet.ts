import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { designSystem } from './components.ts';
import { ownStyle } from './own-style.ts';

/** A rule, or a block of rules such as `@media`, of a minified style sheet. */
interface Rule {
  readonly head: string;
  readonly body: string;
}

/** Takes a style sheet apart at its outermost braces. */
const rulesOf = (css: string): readonly Rule[] => {
  const rules: Rule[] = [];
  let [depth, start, open] = [0, 0, 0];
  for (let i = 0; i < css.length; i++) {
    if (css[i] === '{' && depth++ === 0) open = i;
    if (css[i] === '}' && --depth === 0) {
      rules.push({ head: css.slice(start, open).trim(), body: css.slice(open + 1, i) });
      start = i + 1;
    }
  }
  return rules;
};

/** Splits a list of selectors at its outer commas. */
const selectorsOf = (head: string): readonly string[] => head.split(/,(?![^(]*\))/);

/** A rule can only matter where all classes and elements that its selector needs are on the page. */
const matters = (selector: string, names: ReadonlySet<string>): boolean => {
  const needed = selector.replaceAll(
    /:(?:not|is|where|has)\([^)]*\)|\[[^\]]*\]|::?[\w-]+(?:\([^)]*\))?/g,
    ' ',
  );
  return (needed.match(/\.?[a-zA-Z][\w-]*/g) ?? []).every(name => names.has(name));
};

const only = (css: string, names: ReadonlySet<string>): string =>
  rulesOf(css)
    .map(({ head, body }) => {
      if (/^@(media|supports)/.test(head)) {
        const inner = only(body, names);
        return inner === '' ? '' : `${head}{${inner}}`;
      }
      // A page that stands alone fetches no font and no picture.
      if (head.startsWith('@') || body.includes('url(')) return '';
      const kept = selectorsOf(head).filter(selector => matters(selector, names));
      return kept.length === 0 ? '' : `${kept.join()}{${body}}`;
    })
    .join('');

let designSheet: string | null = null;

/** The style sheet of a page: of the design system only the rules that the page can use, then our own few. */
export const styleSheetFor = (page: string): string => {
  designSheet ??= readFileSync(join(designSystem, 'nhsuk/nhsuk-frontend.min.css'), 'utf8').replaceAll(
    /\/\*[\s\S]*?\*\/|@charset[^;]*;/g,
    '',
  );
  const elements = [...page.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name = '']) => name);
  const classes = [...page.matchAll(/\sclass="([^"]*)"/g)]
    .flatMap(([, names = '']) => names.split(/\s+/))
    .map(name => `.${name}`);
  return only(designSheet, new Set(['html', 'body', ...elements, ...classes])) + ownStyle;
};

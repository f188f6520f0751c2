import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nunjucks from 'nunjucks';
import { asMarkup, type Markup } from './html.ts';

/** The folder of the NHS design system's templates and style sheets. */
export const designSystem = join(
  dirname(createRequire(import.meta.url).resolve('nhsuk-frontend/package.json')),
  'dist',
);

const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(designSystem), {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true,
});

const compile = (name: string, folder: string) =>
  nunjucks.compile(
    `{% from "nhsuk/components/${folder}/macro.njk" import ${name} %}{{ ${name}(params) }}`,
    environment,
  );

type Text = string | Markup;
type Cell = Text | { readonly text: Text; readonly width?: 'one-third' | 'one-half' };

/** What a component is told. Text is escaped, markup is not. */
interface Parameters {
  readonly card: {
    readonly heading: { readonly text: string; readonly level: number; readonly visuallyHiddenText?: string };
    readonly description: Markup;
    readonly variant?: 'non-urgent' | 'urgent' | 'emergency' | 'feature' | 'warning';
  };
  readonly details: { readonly summary: string; readonly html: Markup };
  readonly insetText: { readonly html: Markup; readonly visuallyHiddenText?: string };
  readonly skipLink: { readonly text: string };
  readonly summaryList: {
    readonly rows: readonly {
      readonly key: { readonly text: string };
      readonly value: { readonly html: Markup };
    }[];
  };
  readonly table: {
    readonly caption: { readonly text: string; readonly size?: 's' | 'm' | 'l' };
    readonly head: readonly Cell[];
    readonly rows: readonly (readonly Cell[])[];
    readonly responsive?: boolean;
    readonly firstCellIsHeader?: boolean;
  };
  readonly tag: {
    readonly text: string;
    readonly colour: 'grey' | 'green' | 'blue' | 'red' | 'orange' | 'yellow' | 'purple';
  };
}

type Component = keyof Parameters;

const folders: { readonly [C in Component]: string } = {
  card: 'card',
  details: 'details',
  insetText: 'inset-text',
  skipLink: 'skip-link',
  summaryList: 'summary-list',
  table: 'tables',
  tag: 'tag',
};

const compiled = new Map<Component, nunjucks.Template>();

/** One component of the NHS design system. */
export const component = <C extends Component>(name: C, params: Parameters[C]): Markup => {
  const template = compiled.get(name) ?? compile(name, folders[name]);
  compiled.set(name, template);
  return asMarkup(template.render({ params }));
};

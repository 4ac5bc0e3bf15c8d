import type { Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Takes comments and the layout of the source out of the style sheets and the markup in templates, which no minifier looks into. */
export function smallTemplates(): Plugin {
  return {
    name: 'small-templates',
    transform: {
      filter: { id: /\/src\/elements\/.*\.ts$/, code: /\b(?:css|html)`/ },
      handler(code) {
        let result = '';
        let last = 0;
        for (const { tag, start, end } of pieces(this.parse(code))) {
          const text = code.slice(start, end);
          result += code.slice(last, start) + (tag === 'css' ? smallCss(text) : smallHtml(text));
          last = end;
        }
        return { code: result + code.slice(last), map: null };
      },
    },
  };
}

/** The text between the values of every `css` and `html` template, in the order of the source. */
function pieces(root: unknown): { tag: string; start: number; end: number }[] {
  const found: { tag: string; start: number; end: number }[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!value || typeof value !== 'object') return;
    const node = value as Node;
    const tag = node.type === 'TaggedTemplateExpression' ? ((node.tag as Node).name as string) : '';
    if (tag === 'css' || tag === 'html')
      for (const { start, end } of (node.quasi as Node).quasis as readonly Node[]) found.push({ tag, start, end });
    Object.values(node).forEach(visit);
  };
  visit(root);
  return found.sort((a, b) => a.start - b.start);
}

/** No space is needed around braces, semicolons and commas, nor after a colon, but in words that end with it; before one it may stand between two selectors. Nor a zero before a point. */
const smallCss = (css: string): string =>
  css
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/: (?!';)/g, ':')
    .replaceAll(/(?<=[\s:,(-])0(?=\.\d)/g, '')
    .replaceAll(';}', '}');

/** Where the source's lines break, one space stands for all. */
const smallHtml = (html: string): string => html.replaceAll(/\s*\n\s*/g, ' ');

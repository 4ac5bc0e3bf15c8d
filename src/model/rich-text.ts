import type { RichTag } from './rich-tags.js';

export type { RichTag };

/**
 * Text with simple markup: a tree that has been through the allow-list, safe to build with `createElement`.
 * Nothing else is ever displayed, whatever a note, an article or a file brought.
 */
export type RichText = readonly RichNode[];
export type RichNode = string | RichElement;

export interface RichElement {
  readonly tag: RichTag;
  /** Only those that the allow-list names for the tag: `href` of `a`; `src`, `alt`, `width`, `height` of `img`; `lang`, `dir`, `title`, `cite`, `datetime`, `start`; `id` where a link of a whole article leads. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children: RichText;
}

/** Deeper nesting than this is not displayed as nesting: the text stays, the tags go. Real notes nest three or four levels. */
export const MAX_RICH_DEPTH = 32;

/** The tags that stand on lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set([
  'p', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'pre', 'figure', 'figcaption',
  'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr',
]); // prettier-ignore
/** Blocks that hold other blocks and never text of their own. */
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr']);

/** Does the tag stand on lines of its own, as `p` and `li` do and `em` does not? */
export const isBlock = (tag: string): boolean => BLOCKS.has(tag);

/**
 * The plain text: blocks and `br` on lines of their own, white space collapsed as a browser would, except in `pre`.
 *
 * @example textOf([{ tag: 'p', children: ['One ', { tag: 'em', children: ['fine'] }] }, { tag: 'p', children: ['day'] }]) // "One fine\nday"
 */
export function textOf(rich: RichText): string {
  const lines: string[] = [];
  let line = '';
  // Is there a space at its end? To look there each time would take the square of a long line's pieces.
  let spaced = false;
  const endLine = () => {
    lines.push(line.trimEnd());
    line = '';
  };
  const endBlock = () => {
    if (line.trim()) endLine();
    else line = '';
  };
  // A list of what is still to do instead of recursion: any depth will do.
  const work: (RichNode | { leave: RichTag })[] = rich.toReversed();
  let pre = 0;
  while (work.length) {
    const node = work.pop()!;
    if (typeof node === 'string') {
      for (const [i, part] of (pre ? node.split('\n') : [node.replace(/[ \t\r\n\f]+/g, ' ')]).entries()) {
        if (i) endLine();
        const kept: string = !pre && part.startsWith(' ') && (!line || spaced) ? part.slice(1) : part;
        line += kept;
        if (kept) spaced = kept.endsWith(' ');
      }
    } else if ('leave' in node) {
      if (node.leave === 'pre') pre--;
      if (BLOCKS.has(node.leave)) endBlock();
      else [line, spaced] = [`${line} `, true];
    } else if (node.tag === 'br') endLine();
    else if (node.tag !== 'rp') {
      const block = BLOCKS.has(node.tag);
      if (block) endBlock();
      if (node.tag === 'pre') pre++;
      if (block || node.tag === 'td' || node.tag === 'th') work.push({ leave: node.tag });
      for (let i = node.children.length - 1; i >= 0; i--) work.push(node.children[i]!);
    }
  }
  endLine();
  return lines.join('\n').trim();
}

/** Plain text as paragraphs: a blank line ends one, a single line break becomes a `br`. Empty text gives an empty tree. */
export function paragraphs(text: string): RichText {
  const blocks = text.replace(/\r\n?/g, '\n').split(/\n[^\S\n]*\n\s*/);
  const rich: RichElement[] = [];
  for (const block of blocks) {
    const lines = block.trim().split('\n').map((line) => line.trimEnd()); // prettier-ignore
    if (lines.length === 1 && !lines[0]) continue;
    rich.push({ tag: 'p', children: lines.flatMap((line, i): RichNode[] => (i ? [{ tag: 'br', children: [] }, line] : [line])) });
  }
  return rich;
}

/** Elements that mean something while they hold nothing. */
const HOLLOW: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'td', 'th', 'li']);

/**
 * The children of an element (`null`: of the whole tree) as they are kept: neighbouring strings joined, empty elements left out,
 * and the white space between blocks, in lists and in tables too, which is the source's layout and not text.
 */
export function tidy(children: RichText, parent: RichTag | null): RichNode[] {
  const joined: RichNode[] = [];
  for (const child of children) {
    if (typeof child !== 'string') {
      if (child.children.length || HOLLOW.has(child.tag)) joined.push(child);
    } else if (child) joined.push(typeof joined.at(-1) === 'string' ? `${joined.pop() as string}${child}` : child);
  }
  if (parent === 'pre') return joined;
  const list = parent !== null && LISTS.has(parent);
  const edge = parent === null || BLOCKS.has(parent);
  const borders = (node: RichNode | undefined) => (node === undefined ? edge : typeof node !== 'string' && BLOCKS.has(node.tag));
  return joined.filter((node, i) => {
    if (typeof node !== 'string' || /[^ \t\r\n\f]/.test(node)) return true;
    return !list && !borders(joined[i - 1]) && !borders(joined[i + 1]);
  });
}

/** Text beside blocks gets a paragraph of its own; text alone stays as it is. */
export function wrapInline(children: readonly RichNode[]): RichNode[] {
  const isBlockNode = (node: RichNode) => typeof node !== 'string' && isBlock(node.tag);
  if (!children.some(isBlockNode)) return [...children];
  const wrapped: RichNode[] = [];
  let run: RichNode[] = [];
  const endRun = () => {
    const kept = tidy(run, 'p');
    if (kept.length) wrapped.push({ tag: 'p', children: kept });
    run = [];
  };
  for (const child of children) {
    if (isBlockNode(child)) {
      endRun();
      wrapped.push(child);
    } else run.push(child);
  }
  endRun();
  return wrapped;
}

const SIMPLE_BLOCK = /^(?:p|blockquote|[uo]l)$/;
const SIMPLE = /^(?:p|blockquote|[uo]l|br|li|em|strong|[ibqus]|cite|small|su[bp]|code)$/;
/** Is it one of the tags that `simpleMarkup` reads? */
export const isSimpleTag = (tag: string): boolean => SIMPLE.test(tag);

const SIMPLE_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
/** Longer notes are rare enough to wait for the parser. */
const MAX_SIMPLE = 100_000;

/**
 * Reads the plainest HTML without a parser library: well nested, without attributes, only
 * `p br em strong i b q cite u s small sub sup code blockquote ul ol li` and the commonest entities.
 * Gives `null` for anything else, even if a browser would understand it: then `parseHtml` of markup.ts must be asked, which gives the same tree for what is read here.
 */
export function simpleMarkup(html: string): RichText | null {
  if (html.length > MAX_SIMPLE || /[\0\r]/.test(html)) return null;
  const root: RichNode[] = [];
  const stack: { tag: RichTag | null; children: RichNode[] }[] = [{ tag: null, children: root }];
  const token = /<(\/?)([a-z]+)>|<br ?\/>|&(?:#(x?)([\da-f]{1,6})|([a-z]+));|&(?=\s)|[^<&]+/iy;
  while (token.lastIndex < html.length) {
    const match = token.exec(html);
    if (!match) return null;
    const [all, slash, name, hexadecimal, number, entity] = match;
    const top = stack.at(-1)!;
    const tag = all.startsWith('<') ? (name?.toLowerCase() ?? 'br') : undefined;
    if (tag === undefined) {
      let text: string | null | undefined = all;
      if (number !== undefined) text = character(number, hexadecimal !== '');
      else if (entity !== undefined) text = Object.hasOwn(SIMPLE_ENTITIES, entity) ? SIMPLE_ENTITIES[entity] : null;
      if (text === null || text === undefined) return null;
      if ((top.tag === 'ul' || top.tag === 'ol') && text.trim()) return null;
      top.children.push(text);
    } else if (slash) {
      if (top.tag !== tag || stack.length === 1) return null;
      stack.pop();
      const { children } = stack.at(-1)!;
      children.push({ tag: top.tag, children: tidy(top.children, top.tag) });
    } else if (tag === 'br') {
      if (top.tag === 'ul' || top.tag === 'ol') return null;
      top.children.push({ tag, children: [] });
    } else {
      const block = SIMPLE_BLOCK.test(tag);
      const inList = top.tag === 'ul' || top.tag === 'ol';
      if (!isSimpleTag(tag)) return null;
      if ((tag === 'li') !== inList) return null;
      if (block && top.tag !== null && top.tag !== 'li' && top.tag !== 'blockquote') return null;
      if (stack.length > MAX_RICH_DEPTH) return null;
      stack.push({ tag: tag as RichTag, children: [] });
    }
  }
  return stack.length === 1 ? tidy(wrapInline(tidy(root, null)), null) : null;
}

/** The character of a numeric reference; `null` for those that HTML reads as another one. */
function character(number: string, hexadecimal: boolean): string | null {
  const code = hexadecimal ? parseInt(number, 16) : /^\d+$/.test(number) ? Number(number) : NaN;
  const allowed = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code > 0xdfff && code < 0x110000);
  return allowed ? String.fromCodePoint(code) : null;
}

import { withoutDeadWeight } from './dead-weight.js';
import type { ElementContent, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { raw } from 'hast-util-raw';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import { blocksOf, type MarkupBlock } from './blocks.js';
import { decodeReferences } from './character-references.js';
import { html4Characters } from './html4-characters.js';
import { isCaption, isFurniture, mainText } from './page-text.js';
import type { TextOrigin } from './picture-address.js';
import { isBlock, paragraphs, type RichText } from './rich-text.js';
import { BOXES, cleanTree, HIDDEN, MAX_ATTRIBUTE, RICH, textOfTree, toRich, toWholeRich } from './safe-tree.js';
import type { BodyFormat } from './simple-body.js';

/*
 * The only file that knows the HTML and Markdown parsers. None of them needs a page, so that a browser, a worker and Node read alike.
 * They are heavy: import this file only where simpleBody (simple-body.ts) has given up, or an article is read.
 *
 * Hostile text goes through four doors: LeanHtml drops by token what would cost time or depth, the parser makes a tree,
 * cleanTree keeps what its schema allows, and toRich takes over only what it knows (safe-tree.ts).
 */

/** Characters of HTML that are read; a long article's page has a tenth of it. */
export const MAX_HTML = 1_000_000;
/** Characters of Markdown that are read: 25,000 words. The parser takes some seconds for a million. */
export const MAX_MARKDOWN = 150_000;
/** Elements deeper than this lose their tags: the parsers' trees are walked by recursion. Real pages have 15 to 40 levels. */
const MAX_TREE_DEPTH = 100;
/** Tags after this many are dropped, their text is kept. */
const MAX_TAGS = 50_000;
/** Markdown's own nesting of quotations and lists, and pipes in one line: each row of a table is filled up to the longest. */
const MAX_MARKDOWN_DEPTH = 24;
const MAX_PIPES = 32;
/** Line breaks after this many are spaces. An essay of the full length, with lines of 72 characters, has half of it. */
const MAX_MARKDOWN_LINES = 4000;
/** Marks of each kind in the text, and in one paragraph; those beyond are dropped. The parser's time grows with the square of some. */
const MAX_MARKS = 2000;
const MAX_MARKS_IN_PARAGRAPH = 200;

/** A note's or a fragment's HTML as a safe tree. Whatever is not in the allow-list goes, with its text where the text is not meant to be read. */
export function parseHtml(html: string, origin: TextOrigin = {}): RichText {
  return guarded(html, (text) => toRich(cleanTree(htmlTree(text.slice(0, MAX_HTML), origin)), origin));
}

/** Markdown (CommonMark with GitHub's tables, strikethrough and links) as a safe tree; HTML in it is treated as `parseHtml` does. */
export function parseMarkdown(markdown: string, origin: TextOrigin = {}): RichText {
  return guarded(markdown, (text) => toRich(cleanTree(markdownTree(text, origin)), origin));
}

/** Reads a note's text in any format: the full parser for `readAnnotations`. */
export function parseBody(value: string, format: BodyFormat, origin?: TextOrigin): RichText {
  if (format === 'text/plain') return paragraphs(value);
  return format === 'text/html' ? parseHtml(value, origin) : parseMarkdown(value, origin);
}

/** Nothing thrown by a parser may lose the text: without its markup it is still worth reading. */
function guarded(source: string, read: (source: string) => RichText): RichText {
  try {
    return read(source);
  } catch {
    return paragraphs(textOfTree(fromHtml(new LeanHtml({ tags: false }).all(source.slice(0, MAX_HTML)), { fragment: true })));
  }
}

export interface MarkupPage {
  readonly blocks: readonly MarkupBlock[];
  /** Of an HTML page's `<title>`. */
  readonly title?: string;
  /** Of its `<html lang>`. */
  readonly language?: string;
  /** The text was longer than what is read. */
  readonly truncated: boolean;
  /** The same text whole, for display. */
  readonly whole: () => RichText;
}

/** The main text of an HTML page (or all of a fragment) in blocks. */
export function htmlBlocks(page: string, origin: TextOrigin = {}): MarkupPage {
  const html = page.length > MAX_HTML ? withoutDeadWeight(page) : page;
  const lean = new LeanHtml({ lines: true, structure: true });
  const tree = fromHtml(lean.all(html.slice(0, MAX_HTML)), { fragment: true });
  if (lean.simplified) origin.simplified?.();
  const main = mainText(tree);
  const clean = cleanTree({ type: 'root', children: main.nodes as ElementContent[] });
  const title = lean.title && textOfTree(htmlTree(lean.title)).replace(/\s+/g, ' ').trim();
  return {
    blocks: blocksOf(clean, origin, main.language),
    whole: () => toWholeRich(clean, { ...origin, refused: undefined, simplified: undefined }),
    truncated: html.length > MAX_HTML,
    ...(title && { title }),
    ...(lean.language && { language: lean.language }),
  };
}

/** The blocks of a Markdown text. */
export function markdownBlocks(markdown: string, origin: TextOrigin = {}): MarkupPage {
  const clean = cleanTree(markdownTree(markdown, origin, '↩'));
  return {
    blocks: blocksOf(clean, origin),
    whole: () => toWholeRich(clean, { ...origin, refused: undefined, simplified: undefined }),
    truncated: markdown.length > MAX_MARKDOWN,
  };
}

// ---------------------------------------------------------------- from text to trees

function htmlTree(html: string, origin?: TextOrigin): Root {
  const lean = new LeanHtml();
  const tree = fromHtml(lean.all(html), { fragment: true });
  if (lean.simplified) origin?.simplified?.();
  return tree;
}

/** @param back what leads from a note at the foot back to its mark; nothing, where links within the text lead nowhere */
function markdownTree(markdown: string, origin: TextOrigin, back?: string): Root {
  const text = markdown.slice(0, MAX_MARKDOWN).replace(/\r\n?/g, '\n');
  const calm = calmMarkdown(text);
  if (calm !== text) origin.simplified?.();
  const references = new NamedReferences();
  const mdast = fromMarkdown(references.toNumbers(calm), {
    extensions: [GFM],
    mdastExtensions: [gfmFromMarkdown()],
  });
  references.restore(mdast);
  const tree = toHast(mdast, {
    allowDangerousHtml: true,
    footnoteBackContent: () => (back ? [{ type: 'text', value: back }] : []),
    footnoteLabel: 'Notes',
  }) as Root;
  // The HTML in it comes in pieces, an opening tag here, its end there: one scanner goes over all of them in order.
  const lean = new LeanHtml();
  let found = false;
  const visit = (node: Nodes): void => {
    if (node.type === ('raw' as string)) {
      found = true;
      (node as unknown as { value: string }).value = lean.part((node as unknown as { value: string }).value);
    } else if ('children' in node) {
      // The second parser forgets where things stood; this it hands on.
      if (node.type === 'element' && node.position) {
        node.properties['dataLine'] = node.position.start.line;
        node.properties['dataEndLine'] = node.position.end.line;
      }
      for (const child of node.children) visit(child);
    }
  };
  visit(tree);
  return found ? (raw(tree) as Root) : tree;
}

const HTML_4 = html4Characters();

/**
 * Markdown's parser looks up names such as `&eacute;` in browsers by `innerHTML`, which a page that asks for trusted types forbids.
 * So it never sees a name: each becomes its number on the way in and, in code and HTML, a name again on the way out.
 */
class NamedReferences {
  readonly #names = new Map<string, string>();

  toNumbers(markdown: string): string {
    return markdown.replace(/&([a-z][a-z\d]{1,31});/gi, (reference, name: string) => {
      // An ampersand where the name is unknown.
      const character = decodeReferences(reference, true, HTML_4);
      // Seven digits are how ours are told from the text's own.
      const number = `&#${String(character.codePointAt(0)).padStart(7, '0')};${character === reference ? `${name};` : ''}`;
      this.#names.set(number, reference);
      return number;
    });
  }

  restore(node: { type: string; value?: string; children?: readonly object[] }): void {
    if (node.value !== undefined && node.type !== 'text')
      node.value = node.value.replace(/(&#0\d{6};)([a-z][a-z\d]*;)?/gi, (all, number: string, rest = '') => {
        const name = this.#names.get(all);
        return name ?? (this.#names.get(number) ?? number) + rest;
      });
    for (const child of node.children ?? []) this.restore(child as typeof node);
  }
}

/**
 * Without the tokens for bare addresses: at each word they look back as far as the last open bracket, which takes the square of the time.
 * Addresses still become links, by the pass over the finished text that comes with `gfmFromMarkdown`.
 */
const GFM = withoutAddresses(gfm({ singleTilde: false }));
function withoutAddresses(extension: ReturnType<typeof gfm>): ReturnType<typeof gfm> {
  const text = Object.entries(extension.text ?? {}).map(([code, constructs]): [string, unknown[]] => [
    code,
    [constructs].flat().filter((construct) => !construct?.name?.endsWith('Autolink')),
  ]);
  return { ...extension, text: Object.fromEntries(text) as typeof extension.text };
}

/** Takes away what makes Markdown parsers slow or deep: nested containers, endless tables, thousands of marks. Lines, which end in `\n`, keep their numbers. */
function calmMarkdown(markdown: string): string {
  const lines = markdown.split('\n');
  if (lines.length > MAX_MARKDOWN_LINES) lines.splice(MAX_MARKDOWN_LINES, Infinity, lines.slice(MAX_MARKDOWN_LINES).join(' '));
  const text = lines.map(calmLine).join('\n');
  const all = new Map<string, number>();
  const here = new Map<string, number>();
  return text.replace(/\n[ \t]*(?=\n)|[[\]*_~`<|]/g, (mark) => {
    if (mark.startsWith('\n')) {
      here.clear();
      return mark;
    }
    const [count, countHere] = [(all.get(mark) ?? 0) + 1, (here.get(mark) ?? 0) + 1];
    all.set(mark, count);
    here.set(mark, countHere);
    return count > MAX_MARKS || (countHere > MAX_MARKS_IN_PARAGRAPH && mark !== '|') ? ' ' : mark;
  });
}

function calmLine(line: string): string {
  // `> > - > 1. ...`: the containers a line opens.
  const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(line)?.[0];
  let calm = line;
  if (containers) {
    const marks = containers.match(/>|[-+*]|\d{1,9}[.)]/g)!;
    if (marks.length > MAX_MARKDOWN_DEPTH) calm = `${marks.slice(0, MAX_MARKDOWN_DEPTH).join(' ')} ${line.slice(containers.length)}`;
  }
  // Lists are also nested by indenting.
  const indent = /^[ \t]*/.exec(calm)![0];
  if (indent.length > 4 * MAX_MARKDOWN_DEPTH) calm = indent.slice(0, 4 * MAX_MARKDOWN_DEPTH) + calm.slice(indent.length);
  return (calm.match(/\|/g)?.length ?? 0) > MAX_PIPES ? calm.replaceAll('|', ' ') : calm;
}

/** Of these, the ones whose content is not tags to a parser. */
const RAW: ReadonlySet<string> = new Set(['script', 'style', 'iframe', 'textarea', 'title', 'noembed', 'noframes', 'xmp']);
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'area', 'base', 'basefont', 'bgsound', 'col', 'embed', 'source', 'track', 'wbr', 'param', 'keygen', 'frame', 'command']); // prettier-ignore
/** What an opening tag ends without saying so. */
const CELL = ['p', 'td', 'th'];
const ENDS: Readonly<Record<string, readonly string[]>> = { li: ['p', 'li'], dt: ['p', 'dt', 'dd'], dd: ['p', 'dt', 'dd'], td: CELL, th: CELL, tr: [...CELL, 'tr'], tbody: [...CELL, 'tr', 'thead', 'tbody'], tfoot: [...CELL, 'tr', 'thead', 'tbody'] }; // prettier-ignore
const ENDS_P = ['p'];

/** Attributes that are read at all; the schema below decides where they may stay. */
const READ: ReadonlySet<string> = new Set(['href', 'src', 'alt', 'width', 'height', 'lang', 'dir', 'title', 'cite', 'datetime', 'start', 'id', 'name']); // prettier-ignore

/** Read only to tell what in a page is no part of its text. */
const NOTICED: ReadonlySet<string> = new Set(['role', 'hidden', 'aria-hidden', 'class']);

interface LeanOptions {
  /** Keep line breaks of what is dropped, so that line numbers stay right. */
  readonly lines?: boolean;
  /** Keep `main`, `nav` and their like apart; else all are `div`. */
  readonly structure?: boolean;
  /** `false`: write no tags at all, only the text. */
  readonly tags?: boolean;
}

/**
 * Reads HTML by token, as the standard's tokenizer does, and writes the same text with fewer tags: those of the allow-list, well nested,
 * at most `MAX_TREE_DEPTH` deep, with the few attributes that can matter. In one pass and linear time, whatever comes.
 * The parser behind it is then never handed the inputs that are quadratic for it (10⁵ attributes in a tag, unclosed formatting, deep nesting).
 * It is not what makes the result safe: that is the allow-list after the parser.
 */
class LeanHtml {
  title = '';
  language = '';
  /** Tags were too many, or too deep, and left out. */
  simplified = false;
  readonly #options: LeanOptions;
  readonly #stack: { name: string; written: string; hidden: boolean }[] = [];
  #hidden = 0;
  #tags = 0;

  constructor(options: LeanOptions = {}) {
    this.#options = options;
  }

  /** A whole text. */
  all(html: string): string {
    return this.part(html) + this.#close(0);
  }

  /** The next piece of a text that comes in pieces. */
  part(html: string): string {
    const parts: string[] = [];
    let at = 0;
    const dropped = (from: number, to: number) => (this.#options.lines ? html.slice(from, to).replace(/[^\n]+/g, '') : '');
    while (at < html.length) {
      const open = html.indexOf('<', at);
      const text = html.slice(at, open < 0 ? html.length : open);
      parts.push(this.#hidden ? dropped(at, at + text.length) : text);
      if (open < 0) break;
      at = open;
      const tag = /<(\/?)([a-z][^\s/>]*)/iy;
      tag.lastIndex = open;
      const match = tag.exec(html);
      if (!match) {
        const comment = /<!--(?:-?>|[^]*?--!?>|[^]*$)|<[!?/][^>]*>?/y;
        comment.lastIndex = open;
        const length = comment.exec(html)?.[0].length;
        if (length) parts.push(dropped(open, open + length));
        else if (!this.#hidden) parts.push('&lt;');
        at = open + (length ?? 1);
        continue;
      }
      const name = match[2]!.toLowerCase();
      const attributes: [string, string][] = [];
      at = readAttributes(html, tag.lastIndex, attributes);
      const lines = dropped(open, at);
      if (match[1]) parts.push(this.#closeTag(name), lines);
      else {
        parts.push(this.#openTag(name, attributes, lines));
        if (!RAW.has(name)) continue;
        const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
        end.lastIndex = at;
        const found = end.exec(html)?.index ?? html.length;
        if (name === 'title' && !this.title) this.title = html.slice(at, Math.min(found, at + 1000));
        parts.push(dropped(at, found));
        at = found;
      }
    }
    return parts.join('');
  }

  #openTag(name: string, attributes: readonly [string, string][], lines: string): string {
    if (name === 'html' || name === 'body') this.language ||= attributes.find(([key]) => key === 'lang')?.[1] ?? '';
    let written = '';
    const implied = ENDS[name] ?? (isBlock(name) || BOXES.has(name) ? ENDS_P : undefined);
    if (implied && !this.#hidden) {
      let depth = this.#stack.length;
      while (depth && implied.includes(this.#stack[depth - 1]!.name)) depth--;
      written = this.#close(depth);
    }
    // Who is quoted stands in a footer, too.
    const source = name === 'footer' && this.#stack.some((open) => open.name === 'blockquote');
    const hidden = HIDDEN.has(name) || (this.#options.structure === true && !source && isFurniture(name, attributes));
    const known = hidden || RICH.has(name) || BOXES.has(name);
    if (known && (this.#stack.length >= MAX_TREE_DEPTH || this.#tags >= MAX_TAGS)) this.simplified = true;
    if (!known || this.#stack.length >= MAX_TREE_DEPTH || ++this.#tags > MAX_TAGS) return written + lines;
    if (VOID.has(name)) return this.#hidden || hidden ? written + lines : `${written}${this.#write(`<${name}${formatAttributes(attributes)}${lines}>`)}`; // prettier-ignore
    // noscript is an ordinary element here, and dropped with what it holds by the schema: nothing can break out of it, as it can of svg.
    const caption = !hidden && this.#options.structure === true && (source || isCaption(name, attributes));
    // A cell stays one, with its caption inside.
    const cell = caption && name === 'td';
    const as = hidden ? 'noscript' : caption && !cell ? 'figcaption' : BOXES.has(name) && !this.#options.structure ? 'div' : name;
    this.#stack.push({ name, written: this.#hidden ? '' : cell ? `figcaption></${as}` : as, hidden });
    if (!this.#hidden) written += this.#write(`<${as}${hidden ? '' : formatAttributes(attributes)}${lines}>${cell ? '<figcaption>' : ''}`);
    if (hidden) this.#hidden++;
    return written;
  }

  #closeTag(name: string): string {
    let depth = this.#stack.length - 1;
    // The end of an inline element does not end the block it is in.
    while (depth >= 0 && this.#stack[depth]!.name !== name) {
      const open = this.#stack[depth]!.name;
      if ((isBlock(open) || open === 'td' || open === 'th' || BOXES.has(open)) && !isBlock(name) && name !== 'td' && name !== 'th' && !BOXES.has(name) && !HIDDEN.has(name)) return ''; // prettier-ignore
      depth--;
    }
    return depth < 0 ? '' : this.#close(depth);
  }

  /** Ends all but the first `depth` open elements. */
  #close(depth: number): string {
    let written = '';
    while (this.#stack.length > depth) {
      const top = this.#stack.pop()!;
      if (top.hidden) this.#hidden--;
      if (top.written && !this.#hidden) written += this.#write(`</${top.written}>`);
    }
    return written;
  }

  #write(tag: string): string {
    if (this.#options.tags !== false) return tag;
    return /^<\/?(br|p|div|li|tr|h\d|blockquote)\b/.test(tag) ? '\n' : '';
  }
}

/** Reads a tag's attributes from `at` and gives where the tag ends, after its `>`. Only those that matter are kept, the first of a name. */
function readAttributes(html: string, at: number, attributes: [string, string][]): number {
  const token = /[\s/]*(?:(>)|([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\s>]*)))?|$)/y;
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(html);
    if (!match || match[0] === '') return html.length;
    at = token.lastIndex;
    if (match[1] || at >= html.length) return at;
    const name = match[2]?.toLowerCase();
    const value = match[3] ?? match[4] ?? match[5] ?? '';
    const wanted = name !== undefined && (READ.has(name) || NOTICED.has(name));
    if (wanted && value.length <= MAX_ATTRIBUTE && !attributes.some(([key]) => key === name)) attributes.push([name, value]);
  }
}

const formatAttributes = (attributes: readonly [string, string][]): string =>
  attributes
    .filter(([name]) => READ.has(name))
    .map(([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;')}"`)
    .join('');

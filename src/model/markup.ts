import type { Element, ElementContent, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { raw } from 'hast-util-raw';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import type { BodyFormat } from './simple-body.js';
import { characterReferenceAt } from './character-references.js';
import { html4Characters } from './html4-characters.js';
import { isBlock, MAX_RICH_DEPTH, paragraphs, RICH_TAGS, type RichElement, type RichNode, type RichTag, type RichText, safeUrl, tidy, wrapInline } from './rich-text.js'; // prettier-ignore

/*
 * The only file that knows the HTML and Markdown parsers. None of them needs a page, so that a browser, a worker and Node read alike.
 * They are heavy: import this file only where simpleBody (simple-body.ts) has given up, or an article is read.
 *
 * Hostile text goes through four doors: LeanHtml drops by token what would cost time or depth, the parser makes a tree,
 * hast-util-sanitize keeps what the schema allows, and toRich takes over only what it knows.
 */

/** Characters of HTML that are read; a long article's page has a tenth of it. */
export const MAX_HTML = 1_000_000;
/** Characters of Markdown that are read: 25,000 words. The parser takes some seconds for a million. */
export const MAX_MARKDOWN = 150_000;
/** Elements deeper than this lose their tags: the parsers' trees are walked by recursion. Real pages have 15 to 40 levels. */
const MAX_TREE_DEPTH = 100;
/** Tags after this many are dropped, their text is kept. */
const MAX_TAGS = 50_000;
/** Longer attribute values are dropped: pictures inlined as `data:` are the usual ones, and are not allowed anyway. */
const MAX_ATTRIBUTE = 4096;
/** Markdown's own nesting of quotations and lists, and pipes in one line: each row of a table is filled up to the longest. */
const MAX_MARKDOWN_DEPTH = 24;
const MAX_PIPES = 32;
/** Line breaks after this many are spaces. An essay of the full length, with lines of 72 characters, has half of it. */
const MAX_MARKDOWN_LINES = 4000;
/** Marks of each kind in the text, and in one paragraph; those beyond are dropped. The parser's time grows with the square of some. */
const MAX_MARKS = 2000;
const MAX_MARKS_IN_PARAGRAPH = 200;

export interface MarkupOptions {
  /** The file's own address: relative links start there, and images must come from its origin. */
  readonly base?: string;
}

/** A note's or a fragment's HTML as a safe tree. Whatever is not in the allow-list goes, with its text where the text is not meant to be read. */
export function parseHtml(html: string, { base }: MarkupOptions = {}): RichText {
  return guarded(html, (text) => toRich(cleanTree(htmlTree(text.slice(0, MAX_HTML))), base));
}

/** Markdown (CommonMark with GitHub's tables, strikethrough and links) as a safe tree; HTML in it is treated as `parseHtml` does. */
export function parseMarkdown(markdown: string, { base }: MarkupOptions = {}): RichText {
  return guarded(markdown, (text) => toRich(cleanTree(markdownTree(text)), base));
}

/** Reads a note's text in any format: the full parser for `readAnnotations`. */
export function parseBody(value: string, format: BodyFormat, base?: string): RichText {
  if (format === 'text/plain') return paragraphs(value);
  return format === 'text/html' ? parseHtml(value, { base }) : parseMarkdown(value, { base });
}

/** Nothing thrown by a parser may lose the text: without its markup it is still worth reading. */
function guarded(source: string, read: (source: string) => RichText): RichText {
  try {
    return read(source);
  } catch {
    return paragraphs(textOfTree(fromHtml(new LeanHtml({ tags: false }).all(source.slice(0, MAX_HTML)), { fragment: true })));
  }
}

/** One piece of an article, in the order of the text. */
export interface MarkupBlock {
  readonly kind: 'heading' | 'passage';
  /** 1 to 6, of a heading. */
  readonly level?: number;
  readonly rich: RichText;
  /** The element's own id. */
  readonly id?: string;
  /** Line of the source, counted from 1. */
  readonly line?: number;
  /** Share of its text that is links, 0 to 1: navigation is nearly all links. */
  readonly linked: number;
}

export interface MarkupPage {
  readonly blocks: readonly MarkupBlock[];
  /** Of an HTML page's `<title>`. */
  readonly title?: string;
  /** Of its `<html lang>`. */
  readonly language?: string;
  /** The text was longer than what is read. */
  readonly truncated: boolean;
}

/** The main text of an HTML page (or all of a fragment) in blocks. */
export function htmlBlocks(html: string, { base }: MarkupOptions = {}): MarkupPage {
  const lean = new LeanHtml({ lines: true, structure: true });
  const tree = fromHtml(lean.all(html.slice(0, MAX_HTML)), { fragment: true });
  const blocks = blocksOf(cleanTree({ type: 'root', children: mainContent(tree) as ElementContent[] }), base);
  const title = lean.title && textOfTree(htmlTree(lean.title)).replace(/\s+/g, ' ').trim();
  return { blocks, truncated: html.length > MAX_HTML, ...(title && { title }), ...(lean.language && { language: lean.language }) };
}

/** The blocks of a Markdown text. */
export function markdownBlocks(markdown: string, { base }: MarkupOptions = {}): MarkupPage {
  return { blocks: blocksOf(cleanTree(markdownTree(markdown)), base), truncated: markdown.length > MAX_MARKDOWN };
}

// ---------------------------------------------------------------- from text to trees

const htmlTree = (html: string): Root => fromHtml(new LeanHtml().all(html), { fragment: true });

function markdownTree(markdown: string): Root {
  const references = new NamedReferences();
  const mdast = fromMarkdown(references.toNumbers(calmMarkdown(markdown.slice(0, MAX_MARKDOWN))), {
    extensions: [GFM],
    mdastExtensions: [gfmFromMarkdown()],
  });
  references.restore(mdast);
  const tree = toHast(mdast, { allowDangerousHtml: true, footnoteBackContent: () => [], footnoteLabel: 'Notes' }) as Root;
  // The HTML in it comes in pieces, an opening tag here, its end there: one scanner goes over all of them in order.
  const lean = new LeanHtml();
  let found = false;
  const visit = (node: Nodes): void => {
    if (node.type === ('raw' as string)) {
      found = true;
      (node as unknown as { value: string }).value = lean.part((node as unknown as { value: string }).value);
    } else if ('children' in node) {
      // The second parser forgets where things stood; this it hands on.
      if (node.type === 'element' && node.position) node.properties['dataLine'] = node.position.start.line;
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
      const character = characterReferenceAt(reference, 0, true, HTML_4)?.text;
      // Seven digits are how ours are told from the text's own.
      const number = `&#${String((character ?? '&').codePointAt(0)).padStart(7, '0')};${character === undefined ? `${name};` : ''}`;
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

/** Takes away what makes Markdown parsers slow or deep: nested containers, endless tables, thousands of marks. Lines keep their numbers. */
function calmMarkdown(markdown: string): string {
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n');
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

/** Elements whose text is not meant for readers. */
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'iframe', 'noscript', 'object', 'embed', 'svg', 'math', 'textarea', 'select', 'title', 'audio', 'video', 'canvas', 'noembed', 'noframes', 'xmp', 'plaintext', 'applet', 'frameset', 'datalist', 'dialog']); // prettier-ignore
/** Of these, the ones whose content is not tags to a parser. */
const RAW: ReadonlySet<string> = new Set(['script', 'style', 'iframe', 'textarea', 'title', 'noembed', 'noframes', 'xmp']);
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'area', 'base', 'basefont', 'bgsound', 'col', 'embed', 'source', 'track', 'wbr', 'param', 'keygen', 'frame', 'command']); // prettier-ignore
/** Boxes without a meaning of their own for text: they separate blocks, no more. */
const BOXES: ReadonlySet<string> = new Set(['div', 'section', 'article', 'main', 'header', 'footer', 'nav', 'aside', 'address', 'details', 'summary', 'center', 'form', 'fieldset', 'hgroup', 'search', 'menu', 'dir', 'legend']); // prettier-ignore
const RICH: ReadonlySet<string> = new Set(RICH_TAGS);
/** What an opening tag ends without saying so. */
const CELL = ['p', 'td', 'th'];
const ENDS: Readonly<Record<string, readonly string[]>> = { li: ['p', 'li'], dt: ['p', 'dt', 'dd'], dd: ['p', 'dt', 'dd'], td: CELL, th: CELL, tr: [...CELL, 'tr'], tbody: [...CELL, 'tr', 'thead', 'tbody'], tfoot: [...CELL, 'tr', 'thead', 'tbody'] }; // prettier-ignore
const ENDS_P = ['p'];
const SKIPPED_ROLES = /^(navigation|banner|contentinfo|complementary|search|menu|dialog)$/;

/** Attributes that are read at all; the schema below decides where they may stay. */
const READ: ReadonlySet<string> = new Set(['href', 'src', 'alt', 'width', 'height', 'lang', 'dir', 'title', 'cite', 'datetime', 'start', 'id']); // prettier-ignore

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
    if (name === 'html') this.language ||= attributes.find(([key]) => key === 'lang')?.[1] ?? '';
    let written = '';
    const implied = ENDS[name] ?? (isBlock(name) || BOXES.has(name) ? ENDS_P : undefined);
    if (implied && !this.#hidden) {
      let depth = this.#stack.length;
      while (depth && implied.includes(this.#stack[depth - 1]!.name)) depth--;
      written = this.#close(depth);
    }
    const hidden = HIDDEN.has(name) || this.#isSkipped(name, attributes);
    const known = hidden || RICH.has(name) || BOXES.has(name);
    if (!known || this.#stack.length >= MAX_TREE_DEPTH || ++this.#tags > MAX_TAGS) return written + lines;
    if (VOID.has(name)) return this.#hidden || hidden ? written + lines : `${written}${this.#write(`<${name}${formatAttributes(attributes)}${lines}>`)}`; // prettier-ignore
    // noscript is an ordinary element here, and dropped with what it holds by the schema: nothing can break out of it, as it can of svg.
    const as = hidden ? 'noscript' : BOXES.has(name) && !this.#options.structure ? 'div' : name;
    this.#stack.push({ name, written: this.#hidden ? '' : as, hidden });
    if (!this.#hidden) written += this.#write(`<${as}${hidden ? '' : formatAttributes(attributes)}${lines}>`);
    if (hidden) this.#hidden++;
    return written;
  }

  /** In a page: what is no part of its text. */
  #isSkipped(name: string, attributes: readonly [string, string][]): boolean {
    if (!this.#options.structure) return false;
    if (/^(nav|footer|aside|menu|button|figcaption|caption|search)$/.test(name)) return true;
    return attributes.some(([key, value]) => key === 'hidden' || (key === 'aria-hidden' && value === 'true') || (key === 'role' && SKIPPED_ROLES.test(value))); // prettier-ignore
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
    const wanted = name !== undefined && (READ.has(name) || name === 'role' || name === 'hidden' || name === 'aria-hidden');
    if (wanted && value.length <= MAX_ATTRIBUTE && !attributes.some(([key]) => key === name)) attributes.push([name, value]);
  }
}

const formatAttributes = (attributes: readonly [string, string][]): string =>
  attributes
    .filter(([name]) => READ.has(name))
    .map(([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;')}"`)
    .join('');

// ---------------------------------------------------------------- from trees to safe trees

const SCHEMA: Schema = {
  tagNames: [...RICH_TAGS, ...BOXES],
  attributes: {
    '*': ['lang', 'dir', 'title', 'id', 'dataLine'],
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    q: ['cite'],
    blockquote: ['cite'],
    del: ['cite', 'dateTime'],
    ins: ['cite', 'dateTime'],
    time: ['dateTime'],
    ol: ['start'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'], cite: ['http', 'https'] },
  ancestors: { thead: ['table'], tbody: ['table'], tfoot: ['table'], tr: ['table'], td: ['table'], th: ['table'], caption: ['table'] },
  strip: [...HIDDEN],
  // Ids are only read to name passages and never become attributes, so nothing of the page can be clobbered.
  clobber: [],
  required: {},
};

function cleanTree(tree: Root): Root {
  const clean = sanitize(tree, SCHEMA);
  return clean.type === 'root' ? clean : { type: 'root', children: [clean] };
}

/** How the tree names what we name otherwise. */
const PROPERTIES: Readonly<Record<string, string>> = { href: 'href', src: 'src', alt: 'alt', width: 'width', height: 'height', lang: 'lang', dir: 'dir', title: 'title', cite: 'cite', dateTime: 'datetime', start: 'start' }; // prettier-ignore
const VALID: Readonly<Record<string, RegExp>> = { width: /^\d{1,5}$/, height: /^\d{1,5}$/, lang: /^[a-z\d-]{1,35}$/i, dir: /^(ltr|rtl|auto)$/i, datetime: /^[\w:.+ -]{1,64}$/, start: /^-?\d{1,9}$/ }; // prettier-ignore

function toRich(tree: Root, base: string | undefined): RichText {
  return tidy(wrapInline(tidy(richChildren(tree.children, base, 1), null)), null);
}

function richChildren(nodes: readonly Nodes[], base: string | undefined, depth: number): RichNode[] {
  return nodes.flatMap((node) => (node.type === 'text' ? [node.value] : node.type === 'element' ? richElement(node, base, depth) : []));
}

function richElement(element: Element, base: string | undefined, depth: number): RichNode[] {
  const { tagName } = element;
  const box = BOXES.has(tagName);
  const tag: RichTag = box ? 'p' : (tagName as RichTag);
  if (!box && !RICH.has(tagName)) return [];
  const children = tidy(richChildren(element.children, base, depth + 1), tag);
  if (depth > MAX_RICH_DEPTH) return tag === 'img' ? [] : tag === 'br' ? ['\n'] : children;
  if (box && children.some((child) => typeof child !== 'string' && isBlock(child.tag))) return wrapInline(children);
  const attributes = box ? undefined : richAttributes(element, base);
  // A link that leads nowhere, a picture that may not be fetched, a span that says nothing: only what they hold is left.
  if (tag === 'a' && !attributes?.['href']) return children;
  if (tag === 'img' && !attributes?.['src']) return attributes?.['alt'] ? [attributes['alt']] : [];
  if (tag === 'span' && !attributes) return children;
  const rich: RichElement = { tag, ...(attributes && { attributes }), children };
  return [rich];
}

function richAttributes({ tagName, properties }: Element, base: string | undefined): Record<string, string> | undefined {
  const attributes: Record<string, string> = {};
  for (const [property, name] of Object.entries(PROPERTIES)) {
    if (!Object.hasOwn(properties, property)) continue;
    const value = String(properties[property]);
    const url = name === 'href' || name === 'src' || name === 'cite';
    const safe = !url ? value : name === 'src' ? safeImage(value, base) : safeLink(value, base);
    if (safe !== null && safe.length <= MAX_ATTRIBUTE && (VALID[name]?.test(safe) ?? true)) attributes[name] = safe;
  }
  if (tagName === 'img') attributes['alt'] ??= '';
  return Object.keys(attributes).length ? attributes : undefined;
}

/** A link within the text would need ids, which it has not. */
const safeLink = (url: string, base: string | undefined): string | null => (url.trim().startsWith('#') ? null : safeUrl(url, base));

/** Only from the text's own origin: a picture elsewhere tells somebody else who reads. */
function safeImage(url: string, base: string | undefined): string | null {
  const safe = safeUrl(url, base);
  if (safe === null || /^mailto:/i.test(safe)) return null;
  if (base === undefined) return /^([a-z][a-z\d+.-]*:|[/\\]{2})/i.test(safe) ? null : safe;
  try {
    return new URL(safe).origin === new URL(base).origin ? safe : null;
  } catch {
    return /^([a-z][a-z\d+.-]*:|[/\\]{2})/i.test(safe) ? null : safe;
  }
}

// ---------------------------------------------------------------- from trees to an article's blocks

/** The part of a page that is its text: the longest `main`, in it the `article` that makes up most of it; all where a page has neither. */
function mainContent(tree: Root): readonly Nodes[] {
  const longest = (within: Nodes, name: string) => {
    let best: Element | undefined;
    let most = 0;
    const visit = (node: Nodes): void => {
      if (!('children' in node)) return;
      if (node.type === 'element' && node.tagName === name) {
        const length = textOfTree(node).length;
        if (length > most) [best, most] = [node, length];
        return;
      }
      for (const child of node.children) visit(child);
    };
    visit(within);
    return best && { element: best, length: most };
  };
  const main = longest(tree, 'main')?.element;
  const within = main ?? tree;
  const article = longest(within, 'article');
  if (article && article.length * 2 > textOfTree(within).length) return article.element.children;
  if (main) return main.children;
  return tree.children.flatMap(withoutMastheads);
}

/** A page's own header but for its headings, one of which is the title; an article's header is kept. */
function withoutMastheads(node: Nodes): Nodes[] {
  if (node.type !== 'element' || node.tagName === 'article') return [node];
  if (node.tagName === 'header') return headings(node);
  return [{ ...node, children: node.children.flatMap(withoutMastheads) as ElementContent[] }];
}

const headings = (node: Nodes): Nodes[] =>
  node.type === 'element' && /^h[1-6]$/.test(node.tagName) ? [node] : 'children' in node ? node.children.flatMap(headings) : [];

const textOfTree = (node: Nodes): string =>
  node.type === 'text' ? node.value : node.type === 'element' && HIDDEN.has(node.tagName) ? '' : 'children' in node ? node.children.map(textOfTree).join('') : ''; // prettier-ignore

function blocksOf(tree: Root, base: string | undefined): MarkupBlock[] {
  const blocks: MarkupBlock[] = [];
  const add = (kind: MarkupBlock['kind'], element: Element | undefined, nodes: readonly Nodes[], rich: RichText, level?: number) => {
    const kept = tidy(rich, null);
    if (!kept.length) return;
    const length = nodes.map(textOfTree).join('').trim().length;
    const id = element?.properties['id'];
    const line = lineOf(element ?? nodes.find((node) => lineOf(node)));
    blocks.push({
      kind,
      rich: kept,
      linked: length ? Math.min(1, nodes.map(linkedText).join('').trim().length / length) : 0,
      ...(level && { level }),
      ...(typeof id === 'string' && id && { id }),
      ...(line && { line }),
    });
  };
  const paragraph = (nodes: readonly Nodes[], element?: Element) =>
    add('passage', element, nodes, [{ tag: 'p', children: tidy(richChildren(nodes, base, 2), 'p') }]);
  const visit = (node: Element): void => {
    const { tagName: tag } = node;
    const level = Number(/^h([1-6])$/.exec(tag)?.[1]);
    if (level) add('heading', node, [node], richChildren(node.children, base, 1), level);
    else if (tag === 'p' || tag === 'blockquote' || tag === 'pre') add('passage', node, [node], richElement(node, base, 1));
    else if (tag === 'tr') row(node);
    else if (tag !== 'figure' && tag !== 'figcaption' && tag !== 'caption' && tag !== 'thead') mixed(node.children, node);
  };
  const row = (node: Element): void => {
    const cells = node.children.filter((cell): cell is Element => cell.type === 'element');
    if (cells.every((cell) => cell.tagName === 'th')) return;
    const children = cells.flatMap((cell, i): RichNode[] => [...(i ? [' · '] : []), ...richChildren(cell.children, base, 2)]);
    add('passage', node, [node], [{ tag: 'p', children: tidy(children, 'p') }]);
  };
  /** Blocks one by one; what stands between them is a paragraph, which bears the box's id where it is all there is. */
  const mixed = (nodes: readonly Nodes[], box?: Element): void => {
    const isBox = (node: Nodes): node is Element => node.type === 'element' && (isBlock(node.tagName) || BOXES.has(node.tagName));
    const only = !nodes.some(isBox);
    let run: Nodes[] = [];
    for (const node of nodes) {
      if (isBox(node)) {
        paragraph(run);
        run = [];
        visit(node);
      } else run.push(node);
    }
    paragraph(run, only ? box : undefined);
  };
  mixed(tree.children);
  return blocks;
}

const lineOf = (node: Nodes | undefined): number | undefined =>
  node?.position?.start.line ?? (node?.type === 'element' ? Number(node.properties['dataLine']) || undefined : undefined);

const linkedText = (node: Nodes): string =>
  node.type === 'element' && node.tagName === 'a' ? textOfTree(node) : 'children' in node ? node.children.map(linkedText).join('') : '';

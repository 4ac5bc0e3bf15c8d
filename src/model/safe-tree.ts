import type { Element, Nodes, Root } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { RICH_TAGS, type RichTag } from './rich-tags.js';
import { isBlock, MAX_RICH_DEPTH, type RichElement, type RichNode, type RichText, textOf, tidy, wrapInline } from './rich-text.js';
import { pictureAddress, type TextOrigin } from './picture-address.js';
import { safeUrl } from './safe-url.js';

// The only file that knows the sanitiser: from a parser's tree, or a page's, to what may be displayed.

/** Elements whose text is not meant for readers. */
export const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'iframe', 'noscript', 'object', 'embed', 'svg', 'math', 'textarea', 'select', 'title', 'audio', 'video', 'canvas', 'noembed', 'noframes', 'xmp', 'plaintext', 'applet', 'frameset', 'datalist', 'dialog']); // prettier-ignore
/** Boxes without a meaning of their own for text: they separate blocks, no more. */
export const BOXES: ReadonlySet<string> = new Set(['div', 'section', 'article', 'main', 'header', 'footer', 'nav', 'aside', 'address', 'details', 'summary', 'center', 'form', 'fieldset', 'hgroup', 'search', 'menu', 'dir', 'legend']); // prettier-ignore
/** Longer attribute values are dropped: pictures inlined as `data:` are the usual ones, and are not allowed anyway. */
export const MAX_ATTRIBUTE = 4096;
export const RICH: ReadonlySet<string> = new Set(RICH_TAGS);

export const textOfTree = (node: Nodes): string =>
  node.type === 'text' ? node.value : node.type === 'element' && HIDDEN.has(node.tagName) ? '' : 'children' in node ? node.children.map(textOfTree).join('') : ''; // prettier-ignore

const SCHEMA: Schema = {
  tagNames: [...RICH_TAGS, ...BOXES],
  attributes: {
    '*': ['lang', 'dir', 'title', 'id', 'dataLine', 'dataEndLine'],
    a: ['href', 'name'],
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

export function cleanTree(tree: Root): Root {
  const clean = sanitize(tree, SCHEMA);
  return clean.type === 'root' ? clean : { type: 'root', children: [clean] };
}

/** How the tree names what we name otherwise. */
const PROPERTIES: Readonly<Record<string, string>> = { href: 'href', src: 'src', alt: 'alt', width: 'width', height: 'height', lang: 'lang', dir: 'dir', title: 'title', cite: 'cite', dateTime: 'datetime', start: 'start' }; // prettier-ignore
const VALID: Readonly<Record<string, RegExp>> = { width: /^\d{1,5}$/, height: /^\d{1,5}$/, lang: /^[a-z\d-]{1,35}$/i, dir: /^(ltr|rtl|auto)$/i, datetime: /^[\w:.+ -]{1,64}$/, start: /^-?\d{1,9}$/ }; // prettier-ignore

export function toRich(tree: Root, origin: TextOrigin): RichText {
  return tidy(wrapInline(tidy(richChildren(tree.children, origin, 1), null)), null);
}

/**
 * A whole article, which is more than a note: links within it lead there (`href` of `#` and the `id` of an element of the text), and in the place of a picture
 * that may not be fetched and stands by itself there is an `img` without an address, with its `alt`.
 */
export function toWholeRich(tree: Root, origin: TextOrigin): RichText {
  const whole = { ids: idsIn(tree), lone: lonePictures(tree) };
  return linkedWithin(tidy(wrapInline(tidy(richChildren(tree.children, origin, 1, whole), null)), null));
}

/** What is known of a whole article before its nodes are made. */
interface Whole {
  /** Of its elements. */
  readonly ids: ReadonlySet<string>;
  /** Pictures with no words beside them. */
  readonly lone: ReadonlySet<Element>;
}

export function richChildren(nodes: readonly Nodes[], origin: TextOrigin, depth: number, whole?: Whole): RichNode[] {
  return nodes.flatMap((node) => (node.type === 'text' ? [node.value] : node.type === 'element' ? richElement(node, origin, depth, whole) : [])); // prettier-ignore
}

export function richElement(element: Element, origin: TextOrigin, depth: number, whole?: Whole): RichNode[] {
  const { tagName } = element;
  const box = BOXES.has(tagName);
  const tag: RichTag = box ? 'p' : (tagName as RichTag);
  if (!box && !RICH.has(tagName)) return [];
  const children = tidy(richChildren(element.children, origin, depth + 1, whole), tag);
  if (depth > MAX_RICH_DEPTH) {
    origin.simplified?.();
    return tag === 'img' ? [] : tag === 'br' ? ['\n'] : children;
  }
  const id = whole && idOf(element);
  if (box && children.some((child) => typeof child !== 'string' && isBlock(child.tag))) return withId(wrapInline(children), id);
  const attributes = box ? withOnlyId(id) : richAttributes(element, origin, whole);
  // A link that leads nowhere, a picture that may not be fetched, a span that says nothing: only what they hold is left.
  if (tag === 'a' && !attributes?.['href']) return whole && isBackArrow(children) ? [] : withId(children, id);
  if (tag === 'img' && !attributes?.['src'] && !whole?.lone.has(element)) return attributes?.['alt'] ? [attributes['alt']] : [];
  if (tag === 'img' && !attributes?.['alt'] && !attributes?.['src']) return [];
  if (tag === 'span' && !attributes) return children;
  const rich: RichElement = { tag, ...(attributes && { attributes }), children };
  return [rich];
}

function richAttributes({ tagName, properties }: Element, origin: TextOrigin, whole?: Whole): Record<string, string> | undefined {
  const attributes: Record<string, string> = {};
  for (const [property, name] of Object.entries(PROPERTIES)) {
    if (!Object.hasOwn(properties, property)) continue;
    const value = String(properties[property]);
    const url = name === 'href' || name === 'src' || name === 'cite';
    const safe = !url ? value : name === 'src' ? pictureAddress(value, origin) : safeLink(value, origin.base, whole);
    if (safe !== null && safe.length <= MAX_ATTRIBUTE && (VALID[name]?.test(safe) ?? true)) attributes[name] = safe;
  }
  const id = whole && idOf({ tagName, properties });
  if (id) attributes['id'] = id;
  if (tagName === 'img') attributes['alt'] ??= '';
  return Object.keys(attributes).length ? attributes : undefined;
}

/** A link within the text needs ids, which only a whole one has. */
const safeLink = (url: string, base: string | undefined, whole?: Whole): string | null =>
  url.trim().startsWith('#') ? linkWithin(url.trim().slice(1), whole) : safeUrl(url, base);

/** An address may have an id's letters escaped. */
function linkWithin(id: string, whole: Whole | undefined): string | null {
  const named = [id, unescaped(id)].find((one) => whole?.ids.has(one));
  return named === undefined ? null : `#${named}`;
}

function unescaped(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Word and old pages name the ends of their links `<a name>`. */
const idOf = ({ tagName, properties }: Pick<Element, 'tagName' | 'properties'>): string | undefined => {
  const id = properties['id'] ?? (tagName === 'a' ? properties['name'] : undefined);
  return typeof id === 'string' && id && id.length <= MAX_ATTRIBUTE ? id : undefined;
};

function idsIn(tree: Root | Element, ids = new Set<string>()): Set<string> {
  for (const child of tree.children)
    if (child.type === 'element') {
      const id = idOf(child);
      if (id) ids.add(id);
      idsIn(child, ids);
    }
  return ids;
}

const withOnlyId = (id: string | undefined): Record<string, string> | undefined => (id === undefined ? undefined : { id });

/** An element that is not kept hands its id on to the first that is in it. */
function withId(nodes: readonly RichNode[], id: string | undefined): RichNode[] {
  if (id === undefined) return [...nodes];
  const at = nodes.findIndex((node) => typeof node !== 'string');
  const node = nodes[at];
  if (node === undefined || typeof node === 'string') return nodes.length ? [{ tag: 'span', attributes: { id }, children: nodes }] : [];
  return nodes.with(at, { ...node, attributes: { id, ...node.attributes } });
}

/** Pictures of a line without words: in a line of words what they show is read with these, as a sign is. */
function lonePictures(tree: Root): ReadonlySet<Element> {
  const lone = new Set<Element>();
  const visit = (parent: Root | Element): void => {
    let line: Nodes[] = [];
    const endLine = () => {
      if (!line.some((node) => textOfTree(node).trim())) for (const picture of line.flatMap(picturesOf)) lone.add(picture);
      line = [];
    };
    for (const child of parent.children) {
      if (child.type !== 'element' || !(isBlock(child.tagName) || BOXES.has(child.tagName) || /^t[dh]$/.test(child.tagName)))
        line.push(child);
      else {
        endLine();
        visit(child);
      }
    }
    endLine();
  };
  visit(tree);
  return lone;
}

const picturesOf = (node: Nodes): Element[] =>
  node.type !== 'element' ? [] : node.tagName === 'img' ? [node] : node.children.flatMap(picturesOf);

/** An arrow that leads back to a note's mark; by itself it says nothing. */
const isBackArrow = (words: RichText): boolean => BACK.test(textOf(words));
const BACK = /^(?:[\s^\u2190-\u21ff\u2900-\u297f\u2b00-\u2bff]|\ufe0e|\ufe0f)+$/;

/** The text with those ids alone to which a link of it leads, and those links alone that lead to one: an element may have been left out. */
function linkedWithin(text: RichText): RichNode[] {
  const ids = new Set<string>();
  const wanted = new Set<string>();
  const look = (nodes: RichText): void => {
    for (const node of nodes) {
      if (typeof node === 'string') continue;
      const { id, href } = node.attributes ?? {};
      if (id) ids.add(id);
      if (href?.startsWith('#')) wanted.add(href.slice(1));
      look(node.children);
    }
  };
  look(text);
  const kept = (nodes: RichText): RichNode[] =>
    nodes.flatMap((node): RichNode[] => {
      if (typeof node === 'string') return [node];
      const children = kept(node.children);
      const { id, href, ...others } = node.attributes ?? {};
      const isBroken = href?.startsWith('#') && !ids.has(href.slice(1));
      if (isBroken && isBackArrow(children)) return [];
      const attributes = { ...others, ...(href && !isBroken && { href }), ...(id && wanted.has(id) && { id }) };
      const isEmpty = !Object.keys(attributes).length;
      if (isEmpty && (isBroken || node.tag === 'span')) return children;
      return [{ tag: isBroken ? 'span' : node.tag, ...(!isEmpty && { attributes }), children }];
    });
  return kept(text);
}

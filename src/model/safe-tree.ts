import type { Element, Nodes, Root } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { isBlock, MAX_RICH_DEPTH, RICH_TAGS, type RichElement, type RichNode, type RichTag, type RichText, safeUrl, tidy, wrapInline } from './rich-text.js'; // prettier-ignore

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

export function cleanTree(tree: Root): Root {
  const clean = sanitize(tree, SCHEMA);
  return clean.type === 'root' ? clean : { type: 'root', children: [clean] };
}

/** How the tree names what we name otherwise. */
const PROPERTIES: Readonly<Record<string, string>> = { href: 'href', src: 'src', alt: 'alt', width: 'width', height: 'height', lang: 'lang', dir: 'dir', title: 'title', cite: 'cite', dateTime: 'datetime', start: 'start' }; // prettier-ignore
const VALID: Readonly<Record<string, RegExp>> = { width: /^\d{1,5}$/, height: /^\d{1,5}$/, lang: /^[a-z\d-]{1,35}$/i, dir: /^(ltr|rtl|auto)$/i, datetime: /^[\w:.+ -]{1,64}$/, start: /^-?\d{1,9}$/ }; // prettier-ignore

export function toRich(tree: Root, base: string | undefined): RichText {
  return tidy(wrapInline(tidy(richChildren(tree.children, base, 1), null)), null);
}

export function richChildren(nodes: readonly Nodes[], base: string | undefined, depth: number): RichNode[] {
  return nodes.flatMap((node) => (node.type === 'text' ? [node.value] : node.type === 'element' ? richElement(node, base, depth) : []));
}

export function richElement(element: Element, base: string | undefined, depth: number): RichNode[] {
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

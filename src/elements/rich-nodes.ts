import { RICH_TAGS } from '../model/rich-tags.js';
import { type RichNode, type RichText, textOf } from '../model/rich-text.js';
import { safeUrl } from '../model/safe-url.js';

const TAGS_ALLOWED: ReadonlySet<string> = new Set(RICH_TAGS);
const TEXT_ATTRIBUTES: ReadonlySet<string> = new Set(['lang', 'dir', 'title', 'alt', 'width', 'height', 'datetime', 'start']);
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'cite']);

/**
 * The nodes of a rich text, built one by one. Whatever comes from a file has been sanitised as a tree;
 * a page may hand over notes of its own, so the allow-list is asked once more here.
 *
 * @param pictures `lazy` for those that are fetched when they are near what is seen
 */
export function richNodes(text: RichText, pictures?: 'lazy'): Node[] {
  return text.map((node) => richNode(node, pictures));
}

function richNode(node: RichNode, pictures?: 'lazy'): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  if (!TAGS_ALLOWED.has(node.tag)) return document.createTextNode(textOf([node]));
  const element = document.createElement(node.tag);
  // Before it has an address: WebKit begins to fetch there and then.
  if (pictures && element instanceof HTMLImageElement) element.loading = pictures;
  for (const [name, given] of Object.entries(node.attributes ?? {})) {
    const value = ADDRESSES.has(name) ? safeUrl(given) : TEXT_ATTRIBUTES.has(name) ? given : null;
    if (value !== null) element.setAttribute(name, value);
  }
  if (node.tag === 'a') {
    // A link never takes the film away, and tells nobody where it was followed from.
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', 'noopener noreferrer');
  }
  element.append(...richNodes(node.children, pictures));
  return element;
}

import { pictureAddress, type TextOrigin } from '../model/picture-address.js';
import { RICH_TAGS } from '../model/rich-tags.js';
import { type RichNode, type RichText, textOf } from '../model/rich-text.js';
import { safeUrl } from '../model/safe-url.js';

const TAGS_ALLOWED: ReadonlySet<string> = new Set(RICH_TAGS);
const TEXT_ATTRIBUTES: ReadonlySet<string> = new Set(['lang', 'dir', 'title', 'alt', 'width', 'height', 'datetime', 'start']);
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'cite']);

/**
 * The nodes of a rich text, built one by one. Whatever comes from a file has been sanitised as a tree;
 * a page may hand over notes of its own, so the allow-list is asked once more here. Of a picture that may not be fetched the words are there.
 *
 * @param origin where the text comes from, and whose pictures it may show; the page's own where absent
 * @param pictures `lazy` for those that are fetched when they are near what is seen
 */
export function richNodes(text: RichText, origin: TextOrigin = { base: document.baseURI }, pictures?: 'lazy'): Node[] {
  return text.map((node) => richNode(node, origin, pictures));
}

function richNode(node: RichNode, origin: TextOrigin, pictures?: 'lazy'): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  if (!TAGS_ALLOWED.has(node.tag)) return document.createTextNode(textOf([node]));
  const element = document.createElement(node.tag);
  // Before it has an address: WebKit begins to fetch there and then.
  if (pictures && element instanceof HTMLImageElement) element.loading = pictures;
  for (const [name, given] of Object.entries(node.attributes ?? {})) {
    const value = ADDRESSES.has(name)
      ? safeUrl(given)
      : name === 'src'
        ? pictureAddress(given, origin)
        : TEXT_ATTRIBUTES.has(name)
          ? given
          : null;
    if (name === 'src' && value === null) return document.createTextNode(node.attributes?.['alt'] ?? '');
    if (value !== null) element.setAttribute(name, value);
  }
  if (node.tag === 'a') {
    // A link never takes the film away, and tells nobody where it was followed from.
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', 'noopener noreferrer');
  }
  element.append(...richNodes(node.children, origin, pictures));
  return element;
}

import type { Article, ArticleTree, ArticleTreeNode } from '../model/article.js';
import { cutOffThread } from '../session/reading-off-thread.js';

/** An article that stands in the page, and which element holds each of its passages. */
export interface ArticleInPage {
  readonly article: Article;
  /** By the passage's id; the pieces of a long passage have the same element. */
  readonly elements: ReadonlyMap<string, Element>;
}

/** Deeper elements are left out, and those after so many: the tree is walked by recursion. Articles have 10 levels and some thousands. */
const MAX_DEPTH = 100;
const MAX_ELEMENTS = 50_000;
/** The attributes that a passage may keep, by their names in the tree. */
const ATTRIBUTES = { href: 'href', src: 'src', alt: 'alt', width: 'width', height: 'height', lang: 'lang', dir: 'dir', title: 'title', cite: 'cite', datetime: 'dateTime', start: 'start', id: 'id' } as const; // prettier-ignore

/**
 * Cuts an article that is already in the page into passages, as `parseArticle` does with a file: read from its nodes, nothing is parsed or changed.
 * The parser of articles comes when this is called.
 *
 * @param options `signal` ends what is done beside the page: a long article is cut there.
 * @throws what `import()` throws, where it does not come; {DOMException} `AbortError` when the signal says so.
 * @example const { article, elements } = await articleOfElement(document.querySelector('article')!)
 */
export async function articleOfElement(element: Element, { signal }: { readonly signal?: AbortSignal } = {}): Promise<ArticleInPage> {
  const { isCaption, isFurniture } = await import('../model/page-text.js');
  signal?.throwIfAborted();
  const seen: Element[] = [];
  const childrenOf = (parent: Element, depth: number): ArticleTreeNode[] =>
    [...parent.childNodes].flatMap((node): ArticleTreeNode[] => {
      if (node instanceof Text || node.nodeType === Node.TEXT_NODE) return [{ type: 'text', value: node.nodeValue ?? '' }];
      if (node.nodeType !== Node.ELEMENT_NODE || depth >= MAX_DEPTH || seen.length >= MAX_ELEMENTS) return [];
      const child = node as Element;
      const tagName = child.localName;
      const attributes = [...child.attributes].map(({ name, value }) => [name, value] as const);
      if (isFurniture(tagName, attributes)) return [];
      // A passage's line is the number of its element here.
      const properties: Record<string, string | number> = { dataLine: seen.push(child) };
      for (const [name, property] of Object.entries(ATTRIBUTES)) {
        const value = child.getAttribute(name);
        if (value !== null) properties[property] = value;
      }
      const children = childrenOf(child, depth + 1);
      if (!isCaption(tagName, attributes)) return [{ type: 'element', tagName, properties, children }];
      const caption: ArticleTreeNode = { type: 'element', tagName: 'figcaption', properties, children };
      return tagName === 'td' ? [{ type: 'element', tagName, properties: {}, children: [caption] }] : [caption];
    });
  const tree: ArticleTree = { type: 'root', children: childrenOf(element, 0) };
  const language = element.closest('[lang]')?.getAttribute('lang') || undefined;
  const letters = element.textContent.length;
  const { article, elements } = await cutOffThread({ tree, base: element.baseURI, language }, letters, signal);
  return { article, elements: new Map([...elements].map(([id, number]) => [id, seen[number] ?? element])) };
}

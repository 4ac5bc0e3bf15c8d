import type { Article, Passage } from '../model/article.js';
import type { RichNode, RichText } from '../model/rich-text.js';
import { type ArticleInPage, articleOfElement } from './article-of-element.js';
import { directionOf } from './cue-nodes.js';
import { richNodes } from './rich-nodes.js';

/** An article that was built from its file. */
export interface ArticleText extends ArticleInPage {
  /** All of it, under headings that begin at the wanted level. */
  readonly element: HTMLElement;
}

export interface ArticleTextOptions {
  /** Its address as the page has it, for what is reported; and whole, for the links in it. */
  readonly source: string;
  readonly base: string;
  /** Of its title, 1 to 6. */
  readonly level: number;
}

/**
 * Builds an article from its file: Markdown, HTML (of a page the main text) or plain text, through the allow-list.
 *
 * @throws what `import()` throws, where the reader of articles does not come
 */
export async function articleText(content: Uint8Array, { source, base, level }: ArticleTextOptions): Promise<ArticleText> {
  const { parseWholeArticle } = await import('../model/article.js');
  const { article, text } = parseWholeArticle(content, { source, base });
  const element = document.createElement('article');
  element.className = 'text';
  element.part.add('text');
  element.append(...richNodes(withHeadingsFrom(level, text)));
  for (const image of element.querySelectorAll('img')) image.loading = 'lazy';
  if (article.language) element.lang = article.language;
  element.dir = directionOf(article.passages[0]?.text ?? '');
  const inPage = await articleOfElement(element);
  return { element, article, elements: elementsOf(article.passages, inPage) };
}

/** The elements of these passages among those that were read from the page: by their words, equal ones in order. */
function elementsOf(passages: readonly Passage[], { article, elements }: ArticleInPage): ReadonlyMap<string, Element> {
  const byText = new Map<string, Element[]>();
  for (const { id, text } of article.passages) {
    const element = elements.get(id);
    if (element) byText.set(text, [...(byText.get(text) ?? []), element]);
  }
  return new Map(
    passages.flatMap(({ id, text }) => {
      const element = byText.get(text)?.shift();
      return element ? [[id, element] as const] : [];
    }),
  );
}

function withHeadingsFrom(level: number, text: RichText): RichNode[] {
  return text.map((node): RichNode => {
    if (typeof node === 'string') return node;
    const own = Number(/^h([1-6])$/.exec(node.tag)?.[1]);
    const tag = own ? (`h${Math.min(6, own + level - 1)}` as typeof node.tag) : node.tag;
    return { ...node, tag, children: withHeadingsFrom(level, node.children) };
  });
}

/** What the article's own text does not say of it: title and author from the head of a Markdown file. */
export function missingHead({ title, author }: Article, element: Element): { readonly title?: string; readonly author?: string } {
  const text = element.textContent;
  return { ...(title && !text.includes(title) && { title }), ...(author && !text.includes(author) && { author }) };
}

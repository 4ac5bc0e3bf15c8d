import type { Article } from '../model/article.js';
import { readPageOffThread } from '../session/reading-off-thread.js';
import type { UnreadPage } from '../session/read-page.js';
import type { ArticleInPage } from './article-of-element.js';
import { directionOf } from './cue-nodes.js';
import { richNodes } from './rich-nodes.js';

/** An article that was built from its file. */
export interface ArticleText extends ArticleInPage {
  /** All of it, under headings that begin at the wanted level. */
  readonly element: HTMLElement;
}

/** After so long (milliseconds) the building of an article leaves the page to others. */
const SLICE_MS = 8;

/**
 * Builds an article from its file: Markdown, HTML (of a page the main text) or plain text, through the allow-list.
 *
 * @throws what `import()` throws, where the reader of articles does not come; {DOMException} `AbortError` when the signal says so.
 */
export async function articleText(page: UnreadPage, signal: AbortSignal): Promise<ArticleText> {
  const { article, text, elements: numbers } = await readPageOffThread(page, signal);
  const element = document.createElement('article');
  element.className = 'text';
  element.part.add('text');
  if (article.language) element.lang = article.language;
  element.dir = directionOf(article.passages[0]?.text ?? '');
  let began = performance.now();
  for (const node of text) {
    element.append(...richNodes([node]));
    if (performance.now() - began < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    began = performance.now();
  }
  for (const image of element.querySelectorAll('img')) image.loading = 'lazy';
  const all = element.querySelectorAll('*');
  const elements = new Map([...numbers].flatMap(([id, number]) => (all[number] ? [[id, all[number]] as const] : [])));
  return { element, article, elements };
}

/** What the article's own text does not say of it: title and author from the head of a Markdown file. */
export function missingHead({ title, author }: Article, element: Element): { readonly title?: string; readonly author?: string } {
  const text = element.textContent;
  return { ...(title && !text.includes(title) && { title }), ...(author && !text.includes(author) && { author }) };
}

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

/** An article of which the beginning is there. */
export type Begun = Omit<ArticleText, 'elements'>;

/** A page that nobody sees has no frames. */
const painted = () =>
  new Promise<void>((done) => {
    const soon = () => setTimeout(done);
    if (document.hidden) soon();
    else requestAnimationFrame(soon);
  });

/** After so long (milliseconds) the building of an article leaves the page to others. */
const SLICE_MS = 4;

/**
 * Builds an article from its file: Markdown, HTML (of a page the main text) or plain text, through the allow-list.
 *
 * @param show called with its beginning, which may be put into the page: the rest is added to it, a little at a time, and laid out so
 * @throws what `import()` throws, where the reader of articles does not come; {DOMException} `AbortError` when the signal says so.
 */
export async function articleText(page: UnreadPage, signal: AbortSignal, show: (begun: Begun) => void): Promise<ArticleText> {
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
    show({ element, article });
    // Once it has been laid out.
    await painted();
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

import { message } from '../i18n/article-message.js';
import type { Speaker } from '../i18n/messages.js';
import type { Article } from '../model/article.js';
import { readPageOffThread } from '../session/reading-off-thread.js';
import type { UnreadPage } from '../session/read-page.js';
import type { ArticleInPage } from './article-of-element.js';
import { directionOf } from './cue-nodes.js';
import { interfaceLanguage } from './interface-language.js';
import { richNodes } from './rich-nodes.js';

/** An article that was built from its file. */
export interface ArticleText extends ArticleInPage {
  /** All of it, under headings that begin at the wanted level. */
  readonly element: HTMLElement;
  /** Where the links within it lead, by what their addresses have after `#`. */
  readonly targets: ReadonlyMap<string, Element>;
}

/** An article of which the beginning is there. */
export type Begun = Omit<ArticleText, 'elements' | 'targets'>;

/** Until what was changed has been laid out and painted. A page that nobody sees has no frames. */
export const painted = () =>
  new Promise<void>((done) => {
    const soon = () => setTimeout(done);
    if (document.hidden) soon();
    else requestAnimationFrame(soon);
  });

/** After so many letters the building of an article leaves the page to others: to lay them out takes ten times as long as to build them. */
const SLICE_LETTERS = 16_000;
/** And after so long (milliseconds), of an article of pictures and tables. */
const SLICE_MS = 4;

/**
 * Builds an article from its file: Markdown, HTML (of a page the main text) or plain text, through the allow-list.
 *
 * @param show called with its beginning, which may be put into the page: the rest is added to it, a little at a time, and laid out so
 * @throws what `import()` throws, where the reader of articles does not come; {DOMException} `AbortError` when the signal says so.
 */
export async function articleText(page: UnreadPage, signal: AbortSignal, show: (begun: Begun) => void): Promise<ArticleText> {
  const { article, text, elements: numbers, targets: ids } = await readPageOffThread(page, signal);
  signal.throwIfAborted();
  const element = document.createElement('article');
  element.className = 'text';
  element.part.add('text');
  if (article.language) element.lang = article.language;
  element.dir = directionOf(article.passages[0]?.text ?? '');
  let began = performance.now();
  let letters = 0;
  for (const node of text) {
    const piece = document.createDocumentFragment();
    piece.append(...richNodes([node], page, 'lazy'));
    letters += piece.textContent?.length ?? 0;
    element.append(piece);
    if (letters < SLICE_LETTERS && performance.now() - began < SLICE_MS) continue;
    show({ element, article });
    await painted();
    signal.throwIfAborted();
    [began, letters] = [performance.now(), 0];
  }
  const all = element.querySelectorAll('*');
  const byNumber = (each: ReadonlyMap<string, number>) =>
    new Map([...each].flatMap(([id, number]) => (all[number] ? [[id, all[number]] as const] : [])));
  const [elements, targets] = [byNumber(numbers), byNumber(ids)];
  for (const link of linksWithin(element)) for (const name of ['target', 'rel']) link.removeAttribute(name);
  for (const image of element.querySelectorAll<HTMLImageElement>('img:not([src])')) image.replaceWith(unshownPicture(image));
  return { element, article, elements, targets };
}

const linksWithin = (element: Element): NodeListOf<HTMLAnchorElement> => element.querySelectorAll('a[href^="#"]');

/** What stands where a picture would: what it shows, in words. */
function unshownPicture({ alt }: HTMLImageElement): HTMLElement {
  const words = document.createElement('span');
  words.className = UNSHOWN;
  words.append(alt);
  return words;
}

const UNSHOWN = 'unshown';
/** A link that has no words of its own, as an arrow back from a note at the foot. */
const WORDLESS = /^[^\p{L}\p{N}]*$/u;

/** The heading over a Markdown file's notes at the foot, which is none of its words. */
function notesHeading(element: Element): HTMLElement | undefined {
  const before = element.querySelector('a[href^="#user-content-fnref-"]')?.closest('ol')?.previousElementSibling;
  return before?.matches('h1, h2, h3, h4, h5, h6') ? (before as HTMLElement) : undefined;
}

/** Says what the text has of the interface's words, in its language: what is no picture, where an arrow leads, and what stands at the foot. */
export function nameParts(speaker: Speaker, element: Element): void {
  const language = interfaceLanguage(speaker);
  for (const picture of element.getElementsByClassName(UNSHOWN)) (picture as HTMLElement).dataset.says = message(speaker, 'pictureUnshown');
  const heading = notesHeading(element);
  if (heading) {
    heading.lang = language;
    heading.textContent = message(speaker, 'footnotes');
  }
  for (const link of linksWithin(element)) {
    if (!WORDLESS.test(link.textContent)) continue;
    link.lang = language;
    link.ariaLabel = message(speaker, 'backToText');
  }
}

/** Where a link within the text leads that has been pressed; the page itself finds nothing in there. */
export function targetOf(event: Event, targets: ReadonlyMap<string, Element>): HTMLElement | undefined {
  const [pressed] = event.composedPath();
  const link = pressed instanceof Element ? pressed.closest('a[href^="#"]') : null;
  return targets.get(link?.getAttribute('href')?.slice(1) ?? '') as HTMLElement | undefined;
}

/** What the article's own text does not say of it: title and author from the head of a Markdown file. */
export function missingHead({ title, author }: Article, element: Element): { readonly title?: string; readonly author?: string } {
  const text = element.textContent;
  return { ...(title && !text.includes(title) && { title }), ...(author && !text.includes(author) && { author }) };
}

import { css } from 'lit';
import { scaleOf } from './stage.js';

/** What shows the film while the article fills the window. */
const DOCKED = 'data-film-docked';

/** For the film's box, wherever it is in the page. A box in the top layer is laid out by the window alone, whatever is around it in the page. */
const dockedStyles = css`
  [data-film-docked] {
    position: fixed !important;
    inset: 1.25rem 1.25rem auto auto !important;
    z-index: 2147483001 !important;
    box-sizing: border-box !important;
    inline-size: clamp(16rem, 32vw, 40rem) !important;
    block-size: auto !important;
    max-inline-size: none !important;
    max-block-size: none !important;
    margin: 0 !important;
    padding: 0 !important;
    border: 0 !important;
    border-radius: 0.5rem !important;
    overflow: hidden !important;
    box-shadow:
      0 0 0 1px rgb(127 127 127 / 0.25),
      0 0.75rem 2.5rem rgb(0 0 0 / 0.3) !important;
  }
  [data-film-docked]:dir(rtl) {
    inset: 1.25rem auto auto 1.25rem !important;
  }
  @media (max-width: 60rem) {
    [data-film-docked],
    [data-film-docked]:dir(rtl) {
      inset: 0 0 auto !important;
      inline-size: min(100vw, 38vh * 16 / 9) !important;
      margin-inline: auto !important;
      border-radius: 0 !important;
      --film-annotation-dock-height: 0px !important;
    }
    [data-film-docked]::part(card) {
      display: none !important;
    }
  }
`;

/** The colour that a page has behind an element: a sheet over the page must have one. */
function groundOf(element: Element): string {
  for (let node: Element | null = element; node; node = parentOf(node)) {
    const { backgroundColor } = getComputedStyle(node);
    const alpha = /^rgba\(.*,\s*([\d.]+)\)$|\/\s*([\d.]+)\)$/.exec(backgroundColor);
    if (backgroundColor !== 'transparent' && Number(alpha?.[1] ?? alpha?.[2] ?? 1) === 1) return backgroundColor;
  }
  return 'Canvas';
}

const parentOf = (element: Element): Element | null => element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;

/** From an element up to the page, through shadow roots. */
function* pathOf(element: Element): Generator<Element> {
  for (let node: Element | null = element; node; node = parentOf(node)) yield node;
}

/** Everything in the page but these, and what they are in, can neither be seen nor be reached. Gives what undoes it. */
function leaveOut(kept: readonly Element[]): () => void {
  const paths = new Set(kept.flatMap((element) => [...pathOf(element)]));
  const closed: HTMLElement[] = [];
  for (const element of paths) {
    if (kept.includes(element)) continue;
    for (const child of [...element.children, ...(element.shadowRoot?.children ?? [])]) {
      if (!(child instanceof HTMLElement) || paths.has(child) || child.inert || holdsSlot(child)) continue;
      child.inert = true;
      closed.push(child);
    }
  }
  return () => closed.forEach((element) => (element.inert = false));
}

/** What is slotted stands in the box of its slot. */
const holdsSlot = (element: Element): boolean => element.localName === 'slot' || element.querySelector('slot') !== null;

/** Into the top layer, where the browser has one for any element; gives what takes it out again. */
function lift(element: HTMLElement): () => void {
  if (!('showPopover' in element) || element.hasAttribute('popover')) return () => undefined;
  element.popover = 'manual';
  element.showPopover();
  return () => {
    if (element.isConnected) element.hidePopover();
    element.removeAttribute('popover');
  };
}

/**
 * Lets an article fill the window, with the film in a corner of it, above it in a narrow one. Nothing is moved in the page: the film plays on.
 *
 * @param pageTop how far the page was scrolled, and is again in the end
 * @returns what ends it
 */
export function fillWindow(article: HTMLElement, film: HTMLElement | undefined, pageTop: number): () => void {
  const ends: (() => void)[] = [];
  article.style.setProperty('--_ground', groundOf(article));
  ends.push(() => {
    for (const name of ['--_ground', '--_film-width', '--_film-height']) article.style.removeProperty(name);
  });
  ends.push(lift(article));
  if (film) {
    const root = film.getRootNode() as Document | ShadowRoot;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(dockedStyles.cssText);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    film.toggleAttribute(DOCKED, true);
    const down = lift(film);
    const measure = () => {
      // The film's room in the article, in the article's pixels.
      const { width, height } = film.getBoundingClientRect();
      const scale = scaleOf(article);
      article.style.setProperty('--_film-width', `${width / scale}px`);
      article.style.setProperty('--_film-height', `${height / scale}px`);
    };
    const resized = new ResizeObserver(measure);
    resized.observe(film);
    measure();
    ends.push(() => {
      resized.disconnect();
      down();
      film.removeAttribute(DOCKED);
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    });
  }
  ends.push(leaveOut(film ? [article, film] : [article]));
  return () => {
    for (const end of ends.reverse()) end();
    document.scrollingElement?.scrollTo({ top: pageTop, behavior: 'instant' });
  };
}

import { scaleOf } from './stage.js';

/** What is seen of a scroller (CSS pixels in the viewport), and is not covered. */
interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** A passage is brought to this share of the room, from above: what came before it stays in sight. */
const PLACE = 0.22;
/** It may stand anywhere in this part of the room and is left where it is. */
const EASY = { from: 0.08, to: 0.72 };
/** Where in the room a reader reads, from above. */
const READING_LINE = 0.3;
/** Without a scroll event for so long (milliseconds) a scroll is over. */
const REST_MS = 180;
/** A scroll of ours of which nothing has been heard for so long (milliseconds) has ended. Browsers that say when it has are given more: a busy one may pause. */
const LOST_MS = 'onscrollend' in window ? 1500 : 250;
/** Keys that scroll. */
const SCROLL_KEYS = /^(?:Arrow(?:Up|Down)|Page(?:Up|Down)|Home|End| )$/;

/** Scrollers that are moved by us: their scroll events are no reader's, in whichever article they are heard. */
const moved = new WeakSet<Element>();

/** What scrolls an element: itself, the nearest around it, or the page. */
export function scrollerOf(element: Element): HTMLElement {
  const page = (document.scrollingElement ?? document.documentElement) as HTMLElement;
  for (let node: Element | null = element; node && node !== page && node !== document.body; node = parentOf(node)) {
    const { overflowY } = getComputedStyle(node);
    if (/auto|scroll/.test(overflowY) && node.scrollHeight > node.clientHeight) return node as HTMLElement;
  }
  return page;
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}

const isPage = (scroller: Element): boolean => scroller === document.scrollingElement || scroller === document.documentElement;

/** The room in which the reader sees the article, in the viewport: without what the page keeps free, without the switches, and without a film that lies over the article. */
function bandOf(scroller: HTMLElement, scope: ScrollScope): Band {
  const box = scroller.getBoundingClientRect();
  const page = isPage(scroller);
  const scale = scaleOf(scroller);
  const from = box.top + scroller.clientTop * scale;
  let top = page ? 0 : Math.max(0, from);
  let bottom = page ? window.innerHeight : Math.min(window.innerHeight, from + scroller.clientHeight * scale);
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(scroller);
  top += (parseFloat(scrollPaddingTop) || 0) * scale;
  bottom -= ((parseFloat(scrollPaddingBottom) || 0) + scope.foot()) * scale;
  const over = scope.film()?.getBoundingClientRect();
  const under = scope.article.getBoundingClientRect();
  if (over?.height && over.left < under.right && under.left < over.right && over.top < under.bottom && under.top < over.bottom) {
    const middle = (top + bottom) / 2;
    if (over.bottom < middle + (bottom - top) / 4) top = Math.max(top, over.bottom);
    else if (over.top > middle) bottom = Math.min(bottom, over.top);
  }
  return { top, bottom };
}

/** What an article tells of its scrolling. */
export interface ScrollScope {
  readonly article: HTMLElement;
  /** What shows the film, and may lie over the article. */
  film(): Element | undefined;
  /** So much of the foot of what is seen of it has its switches (CSS pixels). */
  foot(): number;
  /** The reader has scrolled. */
  scrolled(): void;
  /** The reader has scrolled, and rests. */
  rested(): void;
}

/** Scrolls an article, and knows its own scrolling from the reader's. */
export class ArticleScroll {
  #scope: ScrollScope;
  #scroller: HTMLElement | undefined;
  #listening: AbortController | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #moving: ReturnType<typeof setTimeout> | undefined;

  constructor(scope: ScrollScope) {
    this.#scope = scope;
  }

  /** Hears the reader's scrolling from now on; once more, where another element may have become the scroller. */
  listen(): void {
    this.end();
    const scroller = (this.#scroller = scrollerOf(this.#scope.article));
    this.#listening = new AbortController();
    const options = { signal: this.#listening.signal, passive: true };
    const target: EventTarget = isPage(scroller) ? document : scroller;
    target.addEventListener('scroll', this.#onScroll, options);
    target.addEventListener('scrollend', this.#stand, options);
    for (const type of ['wheel', 'touchmove']) target.addEventListener(type, this.#onInput, options);
    target.addEventListener('keydown', (event) => SCROLL_KEYS.test((event as KeyboardEvent).key) && this.#onInput(), options);
  }

  end(): void {
    this.#listening?.abort();
    this.#listening = undefined;
    clearTimeout(this.#resting);
    this.#stand();
    this.#scroller = undefined;
  }

  /** Brings an element to where it is read easily; leaves it where it is so already. */
  bring(element: Element): void {
    const scroller = (this.#scroller ??= scrollerOf(this.#scope.article));
    const { top, bottom } = bandOf(scroller, this.#scope);
    const box = element.getBoundingClientRect();
    const room = bottom - top;
    if (box.top >= top + room * EASY.from && (box.bottom <= bottom || box.top <= top + room * 0.4) && box.top <= top + room * EASY.to)
      return;
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    const most = scroller.scrollHeight - scroller.clientHeight;
    const place = Math.max(0, Math.min(most, scroller.scrollTop + (box.top - top - room * PLACE) / scaleOf(scroller)));
    // A scroll that moves nothing would never end.
    if (Math.abs(place - scroller.scrollTop) >= 1) this.#move(() => scroller.scrollTo({ top: place, behavior }));
  }

  /** Does what scrolls, and is not the reader's doing. */
  #move(act: () => void): void {
    if (this.#scroller) moved.add(this.#scroller);
    this.#stayMoving();
    act();
  }

  /** The place that is being read, in the viewport: a line that goes down to the last word as the end is reached, up to the first at the beginning. */
  get readingLine(): number {
    const scroller = (this.#scroller ??= scrollerOf(this.#scope.article));
    const { top, bottom } = bandOf(scroller, this.#scope);
    const room = bottom - top;
    const scale = scaleOf(scroller);
    const left = (scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop) * scale;
    if (left < room * (1 - READING_LINE)) return bottom - left;
    return top + Math.min(room * READING_LINE, scroller.scrollTop * scale);
  }

  #stayMoving(): void {
    clearTimeout(this.#moving);
    this.#moving = setTimeout(this.#stand, LOST_MS);
  }

  #stand = (): void => {
    if (this.#moving === undefined) return;
    clearTimeout(this.#moving);
    this.#moving = undefined;
    if (this.#scroller) moved.delete(this.#scroller);
  };

  /** The reader takes over, also in the middle of a scroll of ours. */
  #onInput = (): void => {
    this.#stand();
  };

  #onScroll = (): void => {
    if (this.#moving !== undefined) return this.#stayMoving();
    if (this.#scroller && moved.has(this.#scroller)) return;
    this.#scope.scrolled();
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#scope.rested(), REST_MS);
  };
}

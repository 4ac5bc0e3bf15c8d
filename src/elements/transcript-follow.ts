/** Where the current line is put when it has to be moved, and where it may stand without: shares of the height, from the top. */
const PLACE = 0.3;
const HIGHEST = 0.08;
const LOWEST = 0.72;
/** Farther than so many heights nothing is to be seen on the way. */
const FAR = 1.5;
/** A smooth scroll is over after so long (milliseconds), whether or not the browser says so. */
const SCROLL_MS = 1000;
/** Blocks that come in sight on the way may be higher or lower than they were taken for: so often the place is set right. */
const CORRECTIONS = 3;
const SCROLL_KEYS = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' ']);

/**
 * Keeps a line in sight, in its own scroller and nowhere else, until the viewer scrolls.
 * The viewer scrolls by wheel, finger, key or scrollbar, and in ways that say nothing (the browser's own search): then the line is out of sight and we did not do it.
 */
export class Follower {
  #scroller: HTMLElement | undefined;
  #line: HTMLElement | undefined;
  #following = true;
  #changed: () => void;
  /** Until then (milliseconds, as `performance.now()`) a scroll is ours. */
  #oursUntil = 0;
  #wasSeen = false;
  #frame = 0;

  /** @param changed called when it begins or stops to follow */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get isFollowing(): boolean {
    return this.#following;
  }

  connect(scroller: HTMLElement, signal: AbortSignal): void {
    this.#scroller = scroller;
    const options = { signal, passive: true };
    scroller.addEventListener('wheel', (event) => !event.ctrlKey && this.#canScroll && this.stop(), options);
    scroller.addEventListener('touchmove', () => this.#canScroll && this.stop(), options);
    scroller.addEventListener('pointerdown', this.#pressed, options);
    scroller.addEventListener('keydown', (event) => event.target === scroller && SCROLL_KEYS.has(event.key) && this.stop(), options);
    scroller.addEventListener('scroll', this.#scrolled, options);
    scroller.addEventListener('scrollend', () => (this.#oursUntil = 0), options);
    signal.addEventListener('abort', () => cancelAnimationFrame(this.#frame), { once: true });
  }

  /** The line of the moment is this one now. */
  follow(line: HTMLElement | undefined): void {
    this.#line = line;
    if (this.#following) this.#keepInSight();
  }

  stop(): void {
    // A place that was still to be set right is the viewer's now.
    cancelAnimationFrame(this.#frame);
    if (!this.#following) return;
    this.#following = false;
    this.#changed();
  }

  /** Follows again, and goes to the line. */
  resume(): void {
    const { isFollowing } = this;
    this.#following = true;
    if (this.#line) this.show(this.#line);
    if (!isFollowing) this.#changed();
  }

  /** Scrolls to an element, unless it is well in sight. */
  show(element: HTMLElement): void {
    const place = this.#placeOf(element);
    if (place && !(place.top >= HIGHEST && place.bottom <= LOWEST)) this.#scrollTo(element);
  }

  #keepInSight(): void {
    if (this.#line) this.show(this.#line);
    this.#wasSeen = this.#isSeen;
  }

  get #canScroll(): boolean {
    return this.#scroller !== undefined && this.#scroller.scrollHeight > this.#scroller.clientHeight;
  }

  /** Where an element stands in what is to be seen: shares of its height. */
  #placeOf(element: HTMLElement): { readonly top: number; readonly bottom: number } | null {
    const scroller = this.#scroller;
    if (!scroller || !this.#canScroll) return null;
    const from = scroller.getBoundingClientRect().top + scroller.clientTop;
    const { top, bottom } = element.getBoundingClientRect();
    return { top: (top - from) / scroller.clientHeight, bottom: (bottom - from) / scroller.clientHeight };
  }

  get #isSeen(): boolean {
    const place = this.#line && this.#placeOf(this.#line);
    return Boolean(place && place.bottom > 0 && place.top < 1);
  }

  #scrollTo(element: HTMLElement, corrections = CORRECTIONS): void {
    const scroller = this.#scroller!;
    const distance = ((this.#placeOf(element)?.top ?? PLACE) - PLACE) * scroller.clientHeight;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const instant = calm || corrections < CORRECTIONS || Math.abs(distance) > FAR * scroller.clientHeight;
    this.#oursUntil = performance.now() + SCROLL_MS;
    scroller.scrollTo({ top: scroller.scrollTop + distance, behavior: instant ? 'instant' : 'smooth' });
    if (!instant || !corrections) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const place = this.#placeOf(element);
      if (place && (place.top < 0 || place.bottom > 1)) this.#scrollTo(element, corrections - 1);
    });
  }

  #pressed = (event: PointerEvent): void => {
    const scroller = this.#scroller!;
    const { left, right } = scroller.getBoundingClientRect();
    const onScrollbar = event.target === scroller && scroller.offsetWidth > scroller.clientWidth && (event.clientX < left + scroller.clientLeft || event.clientX >= right - (scroller.offsetWidth - scroller.clientWidth)); // prettier-ignore
    if (onScrollbar || event.button === 1) this.stop();
  };

  #scrolled = (): void => {
    const seen = this.#isSeen;
    if (this.#following && this.#wasSeen && !seen && performance.now() > this.#oursUntil) this.stop();
    if (seen) this.#wasSeen = true;
  };
}

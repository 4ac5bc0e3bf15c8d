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
  #isSmooth = false;
  #wasSeen = false;
  /** Width and height of the scroller when it was last looked at. */
  #size = '';
  #frame = 0;
  #look = 0;
  /** Tells when the line is no more, or not yet, wholly in sight, or all of the scroller comes in sight. */
  #sight: IntersectionObserver | undefined;

  /** @param changed called when it begins or stops to follow */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get isFollowing(): boolean {
    return this.#following;
  }

  /** @param content what is scrolled: its height changes as blocks come in sight */
  connect(scroller: HTMLElement, content: HTMLElement, signal: AbortSignal): void {
    this.#scroller = scroller;
    const options = { signal, passive: true };
    scroller.addEventListener('wheel', (event) => !event.ctrlKey && this.#canScroll && this.stop(), options);
    scroller.addEventListener('touchmove', () => this.#canScroll && this.stop(), options);
    scroller.addEventListener('pointerdown', this.#pressed, options);
    scroller.addEventListener('keydown', (event) => event.target === scroller && SCROLL_KEYS.has(event.key) && this.stop(), options);
    scroller.addEventListener('scroll', this.#scrolled, options);
    scroller.addEventListener('scrollend', this.#stood, options);
    // What was out of sight had heights that were taken for granted. To observe sizes would not do: those of such blocks change while they are observed.
    content.addEventListener('contentvisibilityautostatechange', this.#lookSoon, options);
    this.#sight = new IntersectionObserver(this.#lookSoon, { threshold: [0, 1] });
    this.#sight.observe(scroller);
    if (this.#line) this.#sight.observe(this.#line);
    const end = () => {
      cancelAnimationFrame(this.#frame);
      cancelAnimationFrame(this.#look);
      this.#sight?.disconnect();
    };
    signal.addEventListener('abort', end, { once: true });
  }

  /** The line of the moment is this one now. */
  follow(line: HTMLElement | undefined): void {
    if (this.#line) this.#sight?.unobserve(this.#line);
    if (line) this.#sight?.observe(line);
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
    this.#remember();
  }

  #remember(): void {
    this.#wasSeen = this.#isSeen;
    this.#size = this.#sizeNow;
  }

  /** Once, whatever says so. */
  #lookSoon = (): void => {
    cancelAnimationFrame(this.#look);
    this.#look = requestAnimationFrame(this.#lookAgain);
  };

  /** The line may have moved though nobody has scrolled. */
  #lookAgain = (): void => {
    if (!this.#following || !this.#line || (this.#isSmooth && this.#isOurs)) return;
    if (!this.#isWhole(this.#line)) this.#scrollTo(this.#line, true);
    this.#remember();
  };

  /** What came in sight on the way of a scroll of ours may have moved the line. */
  #stood = (): void => {
    const wasOurs = this.#isOurs;
    this.#oursUntil = 0;
    if (wasOurs) this.#lookAgain();
  };

  /** Is a scroll of ours on its way? */
  get #isOurs(): boolean {
    return performance.now() < this.#oursUntil;
  }

  get #sizeNow(): string {
    return `${this.#scroller?.clientWidth} ${this.#scroller?.clientHeight}`;
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

  #isWhole(element: HTMLElement): boolean {
    const place = this.#placeOf(element);
    return !place || (place.top >= 0 && place.bottom <= 1);
  }

  #scrollTo(element: HTMLElement, instantly = false, corrections = CORRECTIONS): void {
    const scroller = this.#scroller!;
    const { top, bottom } = this.#placeOf(element) ?? { top: PLACE, bottom: PLACE };
    // Where there is hardly room for it, all of the line counts for more than what comes after it.
    const distance = (top - Math.max(0, Math.min(PLACE, 1 - (bottom - top)))) * scroller.clientHeight;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const instant = calm || instantly || Math.abs(distance) > FAR * scroller.clientHeight;
    this.#oursUntil = performance.now() + SCROLL_MS;
    this.#isSmooth = !instant;
    scroller.scrollTo({ top: scroller.scrollTop + distance, behavior: instant ? 'instant' : 'smooth' });
    if (!instant || !corrections) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (!this.#isWhole(element)) this.#scrollTo(element, true, corrections - 1);
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
    if (this.#following && this.#wasSeen && !seen && !this.#isOurs) {
      // A scroller that gets smaller is scrolled by the browser.
      if (this.#size === this.#sizeNow) this.stop();
      else this.#lookAgain();
    }
    if (seen) this.#wasSeen = true;
  };
}

import { type Box, boxesOf } from './stage.js';

/** Where the current line is put when it has to be moved, and where it may stand without: shares of the height, from the top. */
const PLACE = 0.3;
const HIGHEST = 0.08;
const LOWEST = 0.72;
/** Farther than so many heights nothing is to be seen on the way. */
const FAR = 1.5;
/** A smooth scroll of which nothing has been heard for so long (milliseconds) is over: not every browser says so. */
const LOST_MS = 1000;
/** Blocks that come in sight on the way may be higher or lower than they were taken for: so often the place is set right. */
const CORRECTIONS = 3;
/** Browsers round where they scroll to (CSS pixels). */
const SLACK = 2;
/** A smooth scroll that is cut short may go on for a step: shares of the height. */
const SPENT = 0.25;
const SCROLL_KEYS = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' ']);

/** How the scroller stands, in CSS pixels. */
interface Standing {
  /** So far it is scrolled, and so far it can be. */
  readonly top: number;
  readonly most: number;
  readonly height: number;
  /** Width and height of what is to be seen. */
  readonly room: string;
  /** Where the line begins in what is scrolled; where that ends, if there is no line. */
  readonly line: number;
}

/**
 * Keeps a line in sight, in its own scroller and nowhere else, until the viewer scrolls: by wheel, finger, key or scrollbar, or in ways that say nothing
 * (the browser's own search, a screen reader). What moves though the line has not moved, and nobody here has moved it, was moved by the viewer.
 */
export class Follower {
  #scroller: HTMLElement | undefined;
  #line: HTMLElement | undefined;
  #following = true;
  #changed: () => void;
  /** As it was left by us or by the browser. */
  #known: Standing | undefined;
  /** Where a smooth scroll of ours goes to, as long as it does; before it where those went to that were cut short. */
  #goals: readonly number[] = [];
  #lost: ReturnType<typeof setTimeout> | undefined;
  #arrival = 0;
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
    // What comes into the page is not scrolled any more.
    this.#known = undefined;
    this.#goals = [];
    const options = { signal, passive: true };
    scroller.addEventListener('wheel', (event) => !event.ctrlKey && this.#canScroll && this.stop(), options);
    scroller.addEventListener('touchmove', () => this.#canScroll && this.stop(), options);
    scroller.addEventListener('pointerdown', this.#pressed, options);
    scroller.addEventListener('keydown', (event) => event.target === scroller && SCROLL_KEYS.has(event.key) && this.stop(), options);
    scroller.addEventListener('scroll', this.#scrolled, options);
    scroller.addEventListener('scrollend', this.#stood, options);
    // A press may open a note above the line.
    content.addEventListener('click', this.#lookSoon, options);
    // What was out of sight had heights that were taken for granted. To observe sizes would not do: those of such blocks, and of what they are in, change
    // while they are observed.
    content.addEventListener('contentvisibilityautostatechange', this.#lookSoon, options);
    scroller.ownerDocument.defaultView?.addEventListener('resize', this.#lookSoon, options);
    this.#sight = new IntersectionObserver(this.#lookSoon, { threshold: [0, 1] });
    this.#sight.observe(scroller);
    if (this.#line) this.#sight.observe(this.#line);
    const end = () => {
      cancelAnimationFrame(this.#frame);
      cancelAnimationFrame(this.#look);
      this.#forget();
      this.#sight?.disconnect();
    };
    signal.addEventListener('abort', end);
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
    this.#keepInSight();
    if (!isFollowing) this.#changed();
  }

  /** Scrolls to an element, unless it is well in sight. */
  show(element: HTMLElement): void {
    const place = this.#placeOf(element);
    if (place && !(place.top >= HIGHEST && place.bottom <= LOWEST)) this.#scrollTo(element);
  }

  #keepInSight(): void {
    if (this.#line) this.show(this.#line);
    this.#known = this.#standing;
  }

  /** Once, whatever says so. */
  #lookSoon = (): void => {
    cancelAnimationFrame(this.#look);
    this.#look = requestAnimationFrame(this.#lookAgain);
  };

  /** The line may have moved though nobody has scrolled. */
  #lookAgain = (): void => {
    if (!this.#following || this.#goals.length) return;
    if (this.#line && !this.#isWhole(this.#line)) this.#scrollTo(this.#line, true);
    this.#known = this.#standing;
  };

  /** Somebody has scrolled. */
  #scrolled = (): void => {
    const now = this.#standing;
    const before = this.#known;
    if (before && now && this.#isOnTheWay(before, now)) {
      this.#known = { ...before, top: now.top };
      this.#await();
    } else if (!this.#following || !now || (before && Math.abs(now.top - before.top) <= SLACK)) return;
    else if (before && !this.#isByBrowser(before, now)) this.stop();
    // What has come in sight on the way has moved the line.
    else if (this.#goals.length && this.#line) this.#scrollTo(this.#line);
    else this.#lookAgain();
  };

  /** Was that a step of a smooth scroll of ours? */
  #isOnTheWay(before: Standing, { top }: Standing): boolean {
    const places = [before.top, ...this.#goals];
    const slack = places.length > 2 ? SPENT * this.#scroller!.clientHeight : SLACK;
    return places.length > 1 && top >= Math.min(...places) - slack && top <= Math.max(...places) + slack;
  }

  /** Has the browser made up for another size of the room, or of what is scrolled? It goes no farther than that has changed. */
  #isByBrowser(before: Standing, now: Standing): boolean {
    if (now.room !== before.room || before.top > now.most + SLACK) return true;
    if (Math.abs(now.line - before.line) <= SLACK) return false;
    return !this.#line || this.#isWhole(this.#line) || Math.abs(now.top - before.top) <= Math.abs(now.height - before.height);
  }

  /** A scroll is over: ours, if it has come to its goal or left the line where it cannot be read. It may also be one that ours has cut short. */
  #stood = (): void => {
    if (this.#goals.length && (this.#isThere || (this.#line && !this.#isWhole(this.#line)))) this.#arrive();
  };

  get #isThere(): boolean {
    return Math.abs((this.#scroller?.scrollTop ?? 0) - (this.#goals.at(-1) ?? NaN)) <= SLACK;
  }

  #await(): void {
    this.#forget();
    // A page that was busy for so long hears in the next frame what was scrolled meanwhile.
    this.#lost = setTimeout(() => (this.#arrival = requestAnimationFrame(this.#arrive)), LOST_MS);
  }

  #forget(): void {
    clearTimeout(this.#lost);
    cancelAnimationFrame(this.#arrival);
  }

  /** What came in sight on the way of a scroll of ours may have moved the line. */
  #arrive = (): void => {
    this.#forget();
    const isCut = this.#following && !this.#isThere && this.#line && !this.#isWhole(this.#line);
    if (isCut) return this.#scrollTo(this.#line!, true);
    this.#goals = [];
    this.#lookAgain();
  };

  get #standing(): Standing | undefined {
    const scroller = this.#scroller;
    if (!scroller) return undefined;
    const { scrollTop: top, scrollHeight: height, clientWidth, clientHeight } = scroller;
    const [box] = this.#line ? boxesOf([this.#line], scroller) : [];
    const line = box ? box.top + top : height;
    return { top, most: height - clientHeight, height, room: `${clientWidth} ${clientHeight}`, line };
  }

  get #canScroll(): boolean {
    return this.#scroller !== undefined && this.#scroller.scrollHeight > this.#scroller.clientHeight;
  }

  /** Where an element stands in what is to be seen: shares of its height. */
  #placeOf(element: HTMLElement): { readonly top: number; readonly bottom: number } | null {
    const scroller = this.#scroller;
    if (!scroller || !this.#canScroll) return null;
    const { clientTop, clientHeight } = scroller;
    const [{ top, bottom }] = boxesOf([element], scroller) as [Box];
    return { top: (top - clientTop) / clientHeight, bottom: (bottom - clientTop) / clientHeight };
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
    const goal = Math.max(0, Math.min(scroller.scrollTop + distance, scroller.scrollHeight - scroller.clientHeight));
    if (this.#goals.length || (!instant && Math.abs(goal - scroller.scrollTop) > SLACK)) {
      this.#goals = [...this.#goals, goal];
      this.#await();
    }
    scroller.scrollTo({ top: goal, behavior: instant ? 'instant' : 'smooth' });
    this.#known = this.#standing;
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
}

import type { Speaker } from '../i18n/messages.js';
import { numberWords } from './interface-language.js';

/** A finger that is down no longer (milliseconds) and moves no farther (CSS pixels) has tapped. */
const TAP_MS = 300;
const TAP_DISTANCE = 12;
/** Taps that follow each other within this (milliseconds) belong together: as long as browsers give a double click on glass. */
const NEXT_MS = 350;
/** Two taps skip so much of the film, and each further one again, in seconds: what the keys `j` and `l` do. */
const STEP = 10;
/** A side is this much of the picture's width; the middle keeps what a tap means elsewhere. */
const SIDE = 1 / 3;
/** How long it is said by how much, in milliseconds. */
const SAID_MS = 700;

/** What has a tap of its own. */
const OTHERS = 'button, a[href], input, select, summary, [role="menu"], [role="dialog"], .card, .notice, .vjs-control-bar';

/** What double taps act on. */
export interface TapScope {
  /** The element whose language the mark has. */
  readonly speaker: Speaker;
  /** The box that hears the finger, the picture in it, and where the mark goes. */
  readonly stageBox: HTMLElement;
  readonly picture: HTMLElement;
  readonly overlay: HTMLElement;
  /** Goes so many seconds on, or back. */
  skip(seconds: number): void;
}

/** Two taps on the right third of the picture go on, on the left third back; a quiet mark says by how much. */
export class DoubleTap {
  readonly #scope: TapScope;
  readonly #mark = document.createElement('div');
  #down: { readonly id: number; readonly time: number; readonly x: number; readonly y: number } | undefined;
  #last: { readonly time: number; readonly side: -1 | 1 } | undefined;
  /** By how much these taps have gone so far, in seconds. */
  #sum = 0;
  #skippedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(scope: TapScope, signal: AbortSignal) {
    this.#scope = scope;
    const { stageBox, overlay } = scope;
    this.#mark.className = 'skip';
    // Who taps sees the film jump; a screen reader's own gestures never come here.
    this.#mark.ariaHidden = 'true';
    overlay.append(this.#mark);
    const options = { signal, capture: true, passive: true };
    stageBox.addEventListener('pointerdown', this.#pressed, options);
    stageBox.addEventListener('pointerup', this.#released, options);
    stageBox.addEventListener('pointercancel', () => (this.#down = this.#last = undefined), options);
    // Two taps that have skipped are no double click besides, which would fill the screen.
    const settle = (event: Event) => event.timeStamp - this.#skippedAt < NEXT_MS && event.stopPropagation();
    stageBox.addEventListener('dblclick', settle, { signal, capture: true });
    const end = () => {
      clearTimeout(this.#timer);
      this.#mark.remove();
    };
    signal.addEventListener('abort', end);
  }

  #pressed = (event: PointerEvent): void => {
    const isOurs = event.pointerType === 'touch' && event.isPrimary && !this.#isForOthers(event);
    this.#down = isOurs ? { id: event.pointerId, time: event.timeStamp, x: event.clientX, y: event.clientY } : undefined;
    if (!isOurs) this.#last = undefined;
  };

  #released = (event: PointerEvent): void => {
    const down = this.#down;
    this.#down = undefined;
    if (!down || down.id !== event.pointerId) return;
    const { timeStamp: time, clientX: x, clientY: y } = event;
    const side = time - down.time < TAP_MS && Math.hypot(x - down.x, y - down.y) < TAP_DISTANCE ? this.#sideAt(x) : 0;
    const goesOn = this.#last?.side === side && down.time - this.#last.time < NEXT_MS;
    this.#last = side ? { time, side } : undefined;
    if (!side || !goesOn) {
      this.#sum = 0;
      return;
    }
    this.#sum += side * STEP;
    this.#skippedAt = time;
    this.#scope.skip(side * STEP);
    this.#say(side);
  };

  #sideAt(x: number): -1 | 0 | 1 {
    const { left, width } = this.#scope.picture.getBoundingClientRect();
    const share = (x - left) / width;
    if (share < 0 || share > 1) return 0;
    return share < SIDE ? -1 : share > 1 - SIDE ? 1 : 0;
  }

  #isForOthers(event: Event): boolean {
    return event.composedPath().some((node) => node instanceof Element && node.matches(OTHERS));
  }

  #say(side: -1 | 1): void {
    this.#mark.textContent = numberWords(this.#scope.speaker, this.#sum, { style: 'unit', unit: 'second', unitDisplay: 'short', signDisplay: 'always' }); // prettier-ignore
    this.#mark.className = `skip ${side < 0 ? 'back' : 'on'} said`;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#mark.classList.remove('said'), SAID_MS);
  }
}

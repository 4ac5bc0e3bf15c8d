import { stack } from './cue-layout.js';
import type { Box, Stage } from './stage.js';

/** How long the answer to a key stays in sight, in milliseconds. */
const TOAST_MS = 1100;
/** How long it fades, at the most, in milliseconds: see controls-styles.ts. */
const FADE_MS = 300;
/** From the picture's upper edge, and from subtitles, in CSS pixels. */
const TOAST_GAP = 4;

/** The answer to a key, in a word, at the top of the picture. While it fades it keeps its words. */
export class Toast {
  readonly element = document.createElement('div');
  #owner: object;
  #stage: Stage;
  #taken: () => readonly Box[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param owner whom the stage knows the player by
   * @param taken what else is at the top
   */
  constructor(owner: object, stage: Stage, taken: () => readonly Box[], signal: AbortSignal) {
    this.#owner = owner;
    this.#stage = stage;
    this.#taken = taken;
    this.element.className = 'toast';
    // What it says is also said by the announcer.
    this.element.ariaHidden = 'true';
    stage.subscribe(() => this.place(), signal);
    const end = () => {
      clearTimeout(this.#timer);
      this.element.remove();
    };
    signal.addEventListener('abort', end);
  }

  say(text: string): void {
    this.element.textContent = text;
    this.element.classList.add('on');
    this.place();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.element.classList.remove('on');
      this.#timer = setTimeout(() => (this.element.textContent = ''), FADE_MS);
    }, TOAST_MS);
  }

  /** At the top of the picture, below what is said there. */
  place(): void {
    const { element } = this;
    if (!element.classList.contains('on')) return;
    const { width, height } = this.#stage;
    const left = (width - element.offsetWidth) / 2;
    const box = { left, top: 0, right: left + element.offsetWidth, bottom: element.offsetHeight };
    const room = { left: Math.min(0, left), top: TOAST_GAP, right: Math.max(width, box.right), bottom: height };
    const words = this.#stage.otherDisplays(this.#owner).flatMap((display) => display.words.map((said) => said.box));
    element.style.top = `${stack(box, room, 'top', TOAST_GAP, [...words, ...this.#taken()]).top}px`;
  }
}

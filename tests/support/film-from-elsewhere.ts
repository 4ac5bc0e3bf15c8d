import { FILM } from './player.js';

/** How often it tells of its time, in milliseconds. */
const TOLD_MS = 250;

/**
 * A film in a frame that only messages reach, behind an element that speaks as media do: it knows what it was told last, does as it is bidden a while later,
 * and has no tracks and no frames to be watched.
 */
export class FilmFromElsewhere extends HTMLElement {
  #film = Object.assign(document.createElement('video'), { muted: true, preload: 'auto' });
  #told = { currentTime: 0, duration: NaN, paused: true, ended: false, readyState: 0 };
  #timer: ReturnType<typeof setInterval> | undefined;
  seeking = false;
  readonly playbackRate = 1;

  connectedCallback(): void {
    this.#film.src = FILM;
    for (const type of ['loadedmetadata', 'durationchange', 'play', 'playing', 'pause', 'ended', 'waiting'])
      this.#film.addEventListener(type, () => setTimeout(() => this.#tell(type), 30));
    this.#film.addEventListener('seeked', () => setTimeout(() => this.#arrive(), 30));
    this.#timer = setInterval(() => !this.#film.paused && this.#tell('timeupdate'), TOLD_MS);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
    this.#film.removeAttribute('src');
    this.#film.load();
  }

  #tell(type: string): void {
    const { currentTime, duration, paused, ended, readyState } = this.#film;
    this.#told = { currentTime, duration, paused, ended, readyState };
    this.dispatchEvent(new Event(type));
  }

  #arrive(): void {
    this.seeking = false;
    this.#tell('seeked');
    this.dispatchEvent(new Event('timeupdate'));
  }

  get currentTime(): number {
    return this.#told.currentTime;
  }
  set currentTime(time: number) {
    this.seeking = true;
    setTimeout(() => {
      this.dispatchEvent(new Event('seeking'));
      this.#film.currentTime = time;
    }, 30);
  }
  get duration(): number {
    return this.#told.duration;
  }
  get paused(): boolean {
    return this.#told.paused;
  }
  get ended(): boolean {
    return this.#told.ended;
  }
  get readyState(): number {
    return this.#told.readyState;
  }
  async play(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 30));
    await this.#film.play();
  }
  pause(): void {
    setTimeout(() => this.#film.pause(), 30);
  }
}

import type { MediaLike } from '../../src/session/media.js';

/** Media whose time the test turns by hand. It has no frames to watch, as sound has none. */
export class FakeMedia extends EventTarget implements MediaLike {
  duration = 100;
  paused = true;
  seeking = false;
  ended = false;
  playbackRate = 1;
  #time = 0;
  #since = 0;

  get currentTime(): number {
    return this.paused ? this.#time : this.#time + ((performance.now() - this.#since) / 1000) * this.playbackRate;
  }

  /** Setting it seeks, as on a media element: the time is there at once, the events follow. */
  set currentTime(time: number) {
    this.#time = time;
    this.#since = performance.now();
    this.seeking = true;
    this.dispatchEvent(new Event('seeking'));
    queueMicrotask(() => {
      this.seeking = false;
      this.dispatchEvent(new Event('seeked'));
    });
  }

  /** Time has come here by playing: no seek. */
  reach(time: number): void {
    this.#time = time;
    this.#since = performance.now();
    this.dispatchEvent(new Event('timeupdate'));
  }

  play(): void {
    this.#since = performance.now();
    this.paused = false;
    this.dispatchEvent(new Event('play'));
    this.dispatchEvent(new Event('playing'));
  }

  pause(): void {
    this.#time = this.currentTime;
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }
}

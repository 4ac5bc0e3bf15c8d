import type { MediaLike } from './media.js';

/** What the clock asks: after a moment (seconds), when does something change next? `undefined` where nothing does. */
export type NextChange = (time: number) => number | undefined;

/** So near a change (seconds of real time) the picture itself is watched; before that a timer sleeps. */
const WATCH = 0.1;
/** A timer may fire early by its own rounding, in milliseconds; it then aims again, at least so far ahead. */
const SHORTEST_TIMER_MS = 4;
/** Longer than any browser's timers hold exactly; it aims again when it wakes. */
const LONGEST_TIMER_MS = 60_000;
/** How far off `timeupdate` may find the time (seconds of film) before it stops leaving the decision to the frame. */
const NET = 0.25;
/** A frame whose own time is this far ahead of the clock (seconds) belongs to an engine that names frames before it shows them. */
const FRAME_AHEAD = 1.5 / 24;

/**
 * Says when a film passes a change, on the frame that shows it.
 *
 * A timer sleeps until just before the next change; then each frame's own time decides
 * (the animation frame where an engine's frame times run ahead; the timer alone for sound, stills and hidden pages).
 * `timeupdate` is the net beneath. While paused nothing runs. A seek counts from the moment it begins.
 */
export class MediaClock {
  #media: MediaLike;
  #nextChange: NextChange;
  #onChange: (time: number) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;
  #animation: number | undefined;
  #framesRunAhead = false;
  /** Does the film stand still for want of data? It says so by `waiting`, and goes on with `playing`. */
  #waiting = false;
  /** The time that was last told; the next change is looked for after it. */
  #told: number;

  /**
   * @param media the film: anything that keeps the vocabulary of HTMLMediaElement
   * @param nextChange a pure function of the time
   * @param onChange called with the film's time (seconds) whenever it has passed a change, jumped, or may have
   * @param signal its abort ends the clock
   */
  constructor(media: MediaLike, nextChange: NextChange, onChange: (time: number) => void, signal: AbortSignal) {
    this.#media = media;
    this.#nextChange = nextChange;
    this.#onChange = onChange;
    this.#told = media.currentTime;
    const listen = (types: readonly string[], listener: () => void) => {
      for (const type of types) media.addEventListener(type, listener, { signal });
    };
    listen(['seeking', 'seeked', 'emptied', 'loadedmetadata', 'pause', 'ended'], this.refresh);
    listen(['play', 'ratechange'], this.#arm);
    listen(['waiting'], () => this.#wait(true));
    listen(['playing', 'emptied'], () => this.#wait(false));
    listen(['timeupdate'], this.#net);
    globalThis.document?.addEventListener('visibilitychange', this.#arm, { signal });
    signal.addEventListener('abort', this.#disarm, { once: true });
    this.#arm();
  }

  /** Tell the time now and aim anew: after a jump, or when what is on the timeline has changed. */
  refresh = (): void => {
    const { currentTime, seeking } = this.#media;
    // A frame's own time may be a little ahead of the clock's: what it has brought is not taken back, unless the viewer goes back.
    const ahead = this.#told - currentTime;
    this.#tell(!seeking && ahead > 0 && ahead < WATCH ? this.#told : currentTime);
    this.#arm();
  };

  #wait(waiting: boolean): void {
    this.#waiting = waiting;
    this.#arm();
  }

  #tell(time: number): void {
    this.#told = time;
    this.#onChange(time);
  }

  #disarm = (): void => {
    clearTimeout(this.#timer);
    if (this.#frame !== undefined) this.#media.cancelVideoFrameCallback?.(this.#frame);
    if (this.#animation !== undefined) cancelAnimationFrame(this.#animation);
    this.#timer = this.#frame = this.#animation = undefined;
  };

  /** Sleep until the next change comes near, or watch the frames where it is near already. */
  #arm = (): void => {
    this.#disarm();
    const media = this.#media;
    if (this.#waiting || media.paused || media.ended || media.seeking || !(media.playbackRate > 0)) return;
    const next = this.#nextChange(this.#told);
    if (next === undefined) return;
    const left = (next - media.currentTime) / media.playbackRate;
    const watched = this.#picture();
    if (watched && left <= WATCH) return this.#watch();
    const sleep = (watched ? left - WATCH : left) * 1000;
    this.#timer = setTimeout(this.#wake, Math.min(Math.max(sleep, SHORTEST_TIMER_MS), LONGEST_TIMER_MS));
  };

  #wake = (): void => {
    const next = this.#nextChange(this.#told);
    const time = this.#media.currentTime;
    if (!this.#picture() && next !== undefined && time >= next) this.#tell(time);
    this.#arm();
  };

  /** Is there a picture whose frames can be watched? */
  #picture(): boolean {
    const media = this.#media as MediaLike & { readonly videoWidth?: number };
    return !globalThis.document?.hidden && Boolean(media.requestVideoFrameCallback) && media.videoWidth !== 0;
  }

  #watch(): void {
    if (this.#framesRunAhead) this.#animation = requestAnimationFrame(() => this.#decide(this.#media.currentTime));
    else
      this.#frame = this.#media.requestVideoFrameCallback?.((_now, { mediaTime }) => {
        if (mediaTime - this.#media.currentTime > FRAME_AHEAD * this.#media.playbackRate) {
          this.#framesRunAhead = true;
          this.#decide(this.#media.currentTime);
        } else this.#decide(mediaTime);
      });
  }

  #decide(time: number): void {
    this.#frame = this.#animation = undefined;
    // Files give times in whole milliseconds, frames in fractions of them: 12.541666… is the frame of a cue at 12.542.
    const rounded = Math.round(time * 1000) / 1000;
    const next = this.#nextChange(this.#told);
    if (next !== undefined && rounded >= next && !this.#media.seeking) this.#tell(rounded);
    this.#arm();
  }

  #net = (): void => {
    const time = this.#media.currentTime;
    const next = this.#nextChange(this.#told);
    const late = this.#picture() ? NET : 0;
    if (time < this.#told - NET || (next !== undefined && time >= next + late)) this.refresh();
  };
}

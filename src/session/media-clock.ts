import type { MediaLike } from './media.js';

/** What the clock asks: after a moment (seconds), when does something change next? `undefined` where nothing does. */
export type NextChange = (time: number) => number | undefined;

/** So near a change (seconds of real time) the picture itself is watched; before that a timer sleeps. A frame or two, and a late timer. */
const WATCH = 0.07;
/** A watch that was so long (milliseconds) and saw no frame was in vain: a little less than the whole. */
const UNSEEN_MS = 60;
/** No frame is further ahead of the media's clock, and none stays longer where frames come in time (seconds; of film, times the rate above 1). */
const FRAME_MOST = 0.1;
/** A timer may fire early by its own rounding, in milliseconds; it then aims again, at least so far ahead. */
const SHORTEST_TIMER_MS = 4;
/** Longer than any browser's timers hold exactly; it aims again when it wakes. */
const LONGEST_TIMER_MS = 60_000;
/** How far off `timeupdate` may find the time (seconds of film) before it stops leaving the decision to the frame. */
const NET = 0.25;
/**
 * A frame whose own time is this far ahead of the clock (seconds of film, times the rate above 1) belongs to an engine that names frames before it shows them:
 * WebKitGTK by two frames. Chromium names them up to 30 ms ahead, a busy Firefox up to 43 ms, and both show them in time.
 */
const FRAME_AHEAD = 0.05;
/** Until two frames in a row have been seen (seconds of film). */
const USUAL_FRAME = 1 / 24;
/** A browser whose callbacks come this many frames apart is busy: the next may be as late. */
const FRAMES_LOST = 2.5;
/**
 * Where a film's frames follow each other faster than this (seconds of real time), as a film of 30 a second does at double speed, each is on screen
 * for one refresh only: a callback that comes a refresh late names a frame that has gone.
 */
const FRAMES_FAST = 1 / 45;
/**
 * A refresh of a screen of 60 Hz, in milliseconds. Of one that refreshes more seldom (30 Hz, a telephone that saves power) the clock reckons the same:
 * where callbacks do not come, it may tell a frame up to a refresh early.
 */
const REFRESH_MS = 17;
/** The display of a frame that is so far off (milliseconds) is told by another clock than ours, or not at all. */
const DISPLAY_MOST_MS = 1000;
/** So near its time (of a frame's length) a frame is taken to be there. */
const NEARLY = 0.15;
/** How late the frame of a change may come before the clock stops waiting for it, in seconds of real time: one refresh of the screen. */
const FRAME_LATE = 1 / 60;
/** Firefox tells the time of sound in steps of 40 ms. So near a change (seconds of real time) the steps are watched, and the time is reckoned on between them. */
const STEP = 0.05;
/**
 * Says when a film passes a change, on the frame that shows it.
 *
 * A timer sleeps until just before the next change; then each frame's own time decides
 * (the animation frame where an engine's frame times run ahead; the timer alone for sound and hidden pages).
 * A frame that does not come is not waited for: stills have none, and a busy browser leaves some out.
 * `timeupdate` is the net beneath. While paused nothing runs. A seek counts from the moment it begins.
 */
export class MediaClock {
  #media: MediaLike;
  #nextChange: NextChange;
  #onChange: (time: number) => void;
  #signal: AbortSignal;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #animation = 0;
  #framesRunAhead = false;
  /** When the watching of frames began (real milliseconds), and the time of the last frame since. */
  #watchedSince: number | undefined;
  #lastFrame: number | undefined;
  /** When that frame was to be displayed, in real milliseconds. */
  #lastDisplay = 0;
  /** How long before its display the callback of a frame comes where it comes in time, in real milliseconds. */
  #notice = 0;
  /** Between two frames, seconds of film, once that is known. */
  #frameLength: number | undefined;
  /** Do callbacks come so seldom that the clock must decide? */
  #framesAreRare = false;
  /** When the media's time was first seen where it is, in real milliseconds. */
  #step = { time: NaN, at: 0 };
  /** Where the film stands still for want of data (seconds). It says so by `waiting`, and goes on with `playing`, which WebKit may leave out. */
  #waitingAt: number | undefined;
  /** The time that was last told. */
  #told: number;
  /** When something changes after it, `Infinity` where nothing does: asked for whenever a time is told, not with every frame. */
  #next: number;

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
    this.#signal = signal;
    this.#told = media.currentTime;
    this.#next = nextChange(this.#told) ?? Infinity;
    const listen = (types: readonly string[], listener: () => void) => {
      for (const type of types) media.addEventListener(type, listener, { signal });
    };
    listen(['seeking', 'seeked', 'emptied', 'loadedmetadata', 'pause', 'ended'], this.#jump);
    listen(['play', 'ratechange'], this.refresh);
    listen(['waiting'], () => this.#wait(true));
    listen(['playing', 'emptied'], () => this.#wait(false));
    listen(['emptied'], () => (this.#frameLength = undefined));
    listen(['timeupdate'], this.#net);
    globalThis.document?.addEventListener('visibilitychange', this.#arm, { signal });
    signal.addEventListener('abort', this.#disarm);
    this.#arm();
  }

  /** Tell the time now and aim anew: after a jump, or when what is on the timeline has changed. */
  refresh = (): void => {
    const { currentTime, seeking } = this.#media;
    // A frame's own time may be a little ahead of the clock's: what it has brought is not taken back, unless the viewer goes back.
    const ahead = this.#told - currentTime;
    this.#tell(!seeking && ahead > 0 && ahead < FRAME_MOST ? this.#told : currentTime);
    this.#arm();
  };

  /** Not every media-like thing says `seeking` as long as it does: the frame before a jump is forgotten at once. */
  #jump = (): void => {
    this.#watchedSince = this.#lastFrame = undefined;
    this.refresh();
  };

  #wait(waiting: boolean): void {
    this.#waitingAt = waiting ? this.#media.currentTime : undefined;
    this.#arm();
  }

  #tell(time: number): void {
    this.#told = time;
    this.#onChange(time);
    // What has been told may have told another time.
    this.#next = this.#nextChange(this.#told) ?? Infinity;
  }

  /** What has come already, or was never asked for, is cancelled without harm. */
  #disarm = (): void => {
    clearTimeout(this.#timer);
    this.#media.cancelVideoFrameCallback?.(this.#frame);
    // There may be no screen at all.
    if (this.#animation) cancelAnimationFrame(this.#animation);
  };

  /** Sleep until the next change comes near, or watch the frames where it is near already. */
  #arm = (): void => {
    this.#disarm();
    // What is told may end it.
    if (this.#signal.aborted) return;
    const media = this.#media;
    if (this.#waitingAt !== undefined || media.paused || media.ended || media.seeking || !(media.playbackRate > 0)) {
      this.#step.time = NaN;
      this.#watchedSince = this.#lastFrame = undefined;
      if (this.#waitingAt !== undefined) this.#awaitPicture();
      return;
    }
    if (this.#next === Infinity) return;
    const left = (this.#next - this.#now()) / media.playbackRate;
    const watched = this.#picture();
    if (watched && left <= WATCH) {
      this.#watch();
      // The frame of the change is waited for as long as frames stay, and a little longer.
      const patience = (this.#frameLength ?? USUAL_FRAME) / media.playbackRate + FRAME_LATE;
      this.#sleep(this.#framesAreRare ? left - STEP : left + patience);
    } else {
      this.#noticeRareFrames();
      this.#watchedSince = this.#lastFrame = undefined;
      this.#sleep(left - (watched ? WATCH : STEP));
    }
  };

  #sleep(seconds: number): void {
    // Rounded up: a timer that fires a hair too early has to aim again.
    this.#timer = setTimeout(this.#wake, Math.min(Math.max(Math.ceil(seconds * 1000), SHORTEST_TIMER_MS), LONGEST_TIMER_MS));
  }

  /** The change is here, or the watch begins. */
  #wake = (): void => {
    const time = this.#now();
    this.#noticeRareFrames();
    if (time >= this.#next) this.#tell(time);
    this.#arm();
  };

  /** All the while that was watched no frame came. */
  #noticeRareFrames(): void {
    if (this.#watchedSince !== undefined && this.#lastFrame === undefined && performance.now() - this.#watchedSince > UNSEEN_MS)
      this.#framesAreRare = true;
  }

  /** After a seek WebKit may say `waiting` and never `playing`: the pictures tell that the film goes on. */
  #awaitPicture(): void {
    const look = () => {
      if (this.#waitingAt !== undefined && this.#media.currentTime > this.#waitingAt) this.#wait(false);
      else this.#arm();
    };
    this.#frame = this.#media.requestVideoFrameCallback?.(look) ?? 0;
  }

  /** The film's time, in seconds, also between the steps in which the media may tell it. */
  #now(): number {
    const { currentTime, playbackRate } = this.#media;
    const now = performance.now();
    if (currentTime !== this.#step.time) this.#step = { time: currentTime, at: now };
    return currentTime + Math.min((now - this.#step.at) / 1000, STEP) * playbackRate;
  }

  /** Is there a picture whose frames can be watched? */
  #picture(): boolean {
    const media = this.#media as MediaLike & { readonly videoWidth?: number };
    return !globalThis.document?.hidden && Boolean(media.requestVideoFrameCallback) && media.videoWidth !== 0;
  }

  #watch(): void {
    this.#watchedSince ??= performance.now();
    if (this.#framesRunAhead) this.#animation = requestAnimationFrame(() => this.#decide(this.#media.currentTime));
    else if (this.#lastFrame !== undefined) this.#countRefreshes();
    // Where frames run ahead their callbacks still say how often they come.
    this.#frame = this.#media.requestVideoFrameCallback!((now, { mediaTime, expectedDisplayTime }) => {
      this.#measureFrame(mediaTime);
      this.#lastDisplay = Math.abs(expectedDisplayTime! - now) < DISPLAY_MOST_MS ? expectedDisplayTime! : now;
      this.#notice = Math.max(this.#notice, Math.min(this.#lastDisplay - now, REFRESH_MS));
      if (this.#framesRunAhead) return;
      if (mediaTime - this.#media.currentTime > FRAME_AHEAD * Math.max(1, this.#media.playbackRate)) {
        this.#framesRunAhead = true;
        this.#decide(this.#media.currentTime);
      } else this.#decide(this.#frameAt(now));
    });
  }

  /** An engine may never say that a frame is there: where its callback is overdue, the refreshes of the screen tell which frame that is. */
  #countRefreshes(): void {
    this.#animation = requestAnimationFrame((now) => {
      const time = this.#frameAt(now);
      if (this.#isDue(time)) this.#decide(time);
      else this.#countRefreshes();
    });
  }

  /**
   * The time of the frame that is on screen by `now` (real milliseconds), reckoned from the last one that was told of. It is never further ahead of the media's
   * own time than a change that is watched for: a film may stand still and not say so.
   */
  #frameAt(now: number): number {
    const length = this.#frameLength;
    const frame = this.#lastFrame!;
    const { currentTime, playbackRate } = this.#media;
    if (!length) return frame;
    // A frame that stays for some refreshes may have come one later than it should have.
    const margin = length < FRAMES_FAST * playbackRate ? 0 : REFRESH_MS;
    const late = ((now + this.#notice - this.#lastDisplay - margin) / 1000) * playbackRate;
    const most = currentTime + FRAME_MOST * Math.max(1, playbackRate) - frame;
    return frame + Math.max(0, Math.floor(Math.min(late / length + NEARLY, most / length))) * length;
  }

  #measureFrame(time: number): void {
    const length = time - (this.#lastFrame ?? NaN);
    this.#lastFrame = time;
    if (!(length > 0)) return;
    // A busy browser leaves frames out: the shortest is the film's own.
    this.#frameLength = Math.min(this.#frameLength ?? Infinity, length);
    this.#framesAreRare = length > Math.min(FRAME_MOST, FRAMES_LOST * this.#frameLength);
  }

  #decide(time: number): void {
    if (this.#isDue(time)) this.#tell(toMilliseconds(time));
    this.#arm();
  }

  #isDue(time: number): boolean {
    return toMilliseconds(time) >= this.#next && !this.#media.seeking;
  }

  #net = (): void => {
    const time = this.#media.currentTime;
    const late = this.#picture() ? NET : 0;
    if (this.#waitingAt !== undefined && time > this.#waitingAt) this.#wait(false);
    if (time < this.#told - NET || time >= this.#next + late) this.#jump();
  };
}

/** Files give times in whole milliseconds, frames in fractions of them: 12.541666… is the frame of a cue at 12.542. */
const toMilliseconds = (time: number): number => Math.round(time * 1000) / 1000;
